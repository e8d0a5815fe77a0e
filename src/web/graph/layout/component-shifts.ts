import type { Columns } from './columns.ts'
import type { ColumnPlaces } from './column-places.ts'
import { SPACING } from './layout-problem.ts'
import { packBoxes } from './pack-boxes.ts'
import type { ProperGraph } from './split-edges.ts'

/** The offset of each component. */
export interface Shifts {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Packs the components from (0, 0). Components with `staying` = 1 do not move; the others go below them. */
export function componentShifts(
  columns: Columns,
  places: ColumnPlaces,
  graph: ProperGraph,
  tops: Float64Array,
  heights: Float64Array,
  staying?: Uint8Array,
): Shifts {
  const components = columns.leastLayer.length
  const top = new Float64Array(components).fill(Infinity)
  const bottom = new Float64Array(components).fill(-Infinity)
  const component = new Int32Array(columns.count)
  for (let c = 0; c < components; c++) component.fill(c, columns.starts[c], columns.starts[c + 1])
  for (let v = 0; v < graph.vertices; v++) {
    const c = component[graph.column[v]!]!
    top[c] = Math.min(top[c]!, tops[v]!)
    bottom[c] = Math.max(bottom[c]!, tops[v]! + heights[v]!)
  }
  const left = (c: number): number => places.x[columns.starts[c]!]!
  const right = (c: number): number => {
    const last = columns.starts[c + 1]! - 1
    return places.x[last]! + places.widths[last]!
  }
  const all = Array.from({ length: components }, (_, c) => c)
  const stay = all.filter((c) => staying?.[c] === 1)
  const go = all.filter((c) => staying?.[c] !== 1)
  const originX = stay.reduce((least, c) => Math.min(least, left(c)), Infinity)
  const originY = stay.reduce((greatest, c) => Math.max(greatest, bottom[c]! + SPACING.component), -Infinity)
  const packed = packBoxes(
    go.map((c) => ({ width: right(c) - left(c), height: bottom[c]! - top[c]! })),
    SPACING.component,
  )
  const x = new Float64Array(components)
  const y = new Float64Array(components)
  go.forEach((c, i) => {
    x[c] = packed[i]!.x - left(c) + (stay.length > 0 ? originX : 0)
    y[c] = packed[i]!.y - top[c]! + (stay.length > 0 ? originY : 0)
  })
  return { x, y }
}
