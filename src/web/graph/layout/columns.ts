/** The columns of the layout: one per layer of each component, numbered consecutively. */
export interface Columns {
  readonly count: number
  /** The column of each node. */
  readonly of: Int32Array
  /** The first column of each component, followed by the total count. */
  readonly starts: Int32Array
  /** The layer of the first column of each component. */
  readonly leastLayer: Int32Array
}

export function columnsOf(layers: Int32Array, component: Int32Array, components: number): Columns {
  const least = new Int32Array(components).fill(0x7fff_ffff)
  const greatest = new Int32Array(components).fill(-0x8000_0000)
  for (let v = 0; v < layers.length; v++) {
    const c = component[v]!
    least[c] = Math.min(least[c]!, layers[v]!)
    greatest[c] = Math.max(greatest[c]!, layers[v]!)
  }
  const starts = new Int32Array(components + 1)
  for (let c = 0; c < components; c++) starts[c + 1] = starts[c]! + greatest[c]! - least[c]! + 1
  const of = new Int32Array(layers.length)
  for (let v = 0; v < layers.length; v++) {
    const c = component[v]!
    of[v] = starts[c]! + layers[v]! - least[c]!
  }
  return { count: starts[components]!, of, starts, leastLayer: least }
}
