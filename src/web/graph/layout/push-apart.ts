/** Boxes by their left upper corners; `y` is changed. */
export interface Boxes {
  readonly x: Float32Array
  readonly y: Float32Array
  readonly widths: Float32Array
  readonly heights: Float32Array
}

const CELL_WIDTH = 256
const CELL_HEIGHT = 512

/**
 * Moves boxes downwards until none lies on another: those with fixed[i] never move, and of two others the upper one stays. Boxes that lie on none stay
 * where they are. `gap` is left below what a box gave way to.
 */
export function pushApart(boxes: Boxes, gap: number, fixed?: Uint8Array): void {
  const { x, y, widths, heights } = boxes
  const n = x.length
  // What stands where, by cells that share lists: a box that only shares the list lies on none, which is looked at anyway.
  let size = 1
  while (size < 2 * n) size *= 2
  const heads = new Int32Array(size).fill(-1)
  const boxOf: number[] = []
  const next: number[] = []
  const listOf = (cx: number, cy: number): number =>
    (Math.imul(cx, 0x9e37_79b1) ^ Math.imul(cy, 0x85eb_ca6b)) & (size - 1)

  const overlaps = (i: number, j: number): boolean =>
    x[i]! < x[j]! + widths[j]! &&
    x[j]! < x[i]! + widths[i]! &&
    y[i]! < y[j]! + heights[j]! &&
    y[j]! < y[i]! + heights[i]!
  const settle = (i: number): void => {
    const right = Math.floor((x[i]! + widths[i]!) / CELL_WIDTH)
    const bottom = Math.floor((y[i]! + heights[i]!) / CELL_HEIGHT)
    for (let cx = Math.floor(x[i]! / CELL_WIDTH); cx <= right; cx++)
      for (let cy = Math.floor(y[i]! / CELL_HEIGHT); cy <= bottom; cy++) {
        const list = listOf(cx, cy)
        next.push(heads[list]!)
        heads[list] = boxOf.push(i) - 1
      }
  }
  const inTheWay = (i: number): number => {
    const right = Math.floor((x[i]! + widths[i]!) / CELL_WIDTH)
    const bottom = Math.floor((y[i]! + heights[i]!) / CELL_HEIGHT)
    for (let cx = Math.floor(x[i]! / CELL_WIDTH); cx <= right; cx++)
      for (let cy = Math.floor(y[i]! / CELL_HEIGHT); cy <= bottom; cy++)
        for (let k = heads[listOf(cx, cy)]!; k !== -1; k = next[k]!)
          if (overlaps(i, boxOf[k]!)) return boxOf[k]!
    return -1
  }
  const free: number[] = []
  for (let i = 0; i < n; i++)
    if (fixed?.[i] === 1) settle(i)
    else free.push(i)
  for (const i of Uint32Array.from(free).sort((a, b) => y[a]! - y[b]! || a - b)) {
    for (let other = inTheWay(i); other !== -1; other = inTheWay(i))
      y[i] = Math.fround(y[other]! + heights[other]! + gap)
    settle(i)
  }
}
