/** Boxes by upper left corners. `y` is modified. */
export interface Boxes {
  readonly x: Float32Array
  readonly y: Float32Array
  readonly widths: Float32Array
  readonly heights: Float32Array
}

const CELL_WIDTH = 256
const CELL_HEIGHT = 512
const DIGITS = 2 ** 20
const FINENESS = 64

/**
 * Moves boxes down until none overlap. Boxes with `fixed[i]` = 1 never move; of two others, the upper one stays. Boxes without
 * overlap stay. `gap` pixels remain below the box that another gave way to.
 */
export function removeOverlaps(boxes: Boxes, gap: number, fixed?: Uint8Array): void {
  const { x, y, widths, heights } = boxes
  const n = x.length
  // A spatial hash. Different cells may share a list; overlap is tested anyway.
  let size = 1
  while (size < 2 * n) size *= 2
  const heads = new Int32Array(size).fill(-1)
  let room = 0
  for (let i = 0; i < n; i++)
    room += (Math.ceil(widths[i]! / CELL_WIDTH) + 1) * (Math.ceil(heights[i]! / CELL_HEIGHT) + 1)
  const boxOf = new Int32Array(room)
  const next = new Int32Array(room)
  let filled = 0
  const listOf = (cx: number, cy: number): number =>
    (Math.imul(cx, 0x9e37_79b1) ^ Math.imul(cy, 0x85eb_ca6b)) & (size - 1)

  const overlaps = (i: number, j: number): boolean =>
    x[i]! < x[j]! + widths[j]! &&
    x[j]! < x[i]! + widths[i]! &&
    y[i]! < y[j]! + heights[j]! &&
    y[j]! < y[i]! + heights[i]!
  const insert = (i: number): void => {
    const right = Math.floor((x[i]! + widths[i]!) / CELL_WIDTH)
    const bottom = Math.floor((y[i]! + heights[i]!) / CELL_HEIGHT)
    for (let cx = Math.floor(x[i]! / CELL_WIDTH); cx <= right; cx++)
      for (let cy = Math.floor(y[i]! / CELL_HEIGHT); cy <= bottom; cy++) {
        const list = listOf(cx, cy)
        boxOf[filled] = i
        next[filled] = heads[list]!
        heads[list] = filled++
      }
  }
  const firstOverlap = (i: number): number => {
    const right = Math.floor((x[i]! + widths[i]!) / CELL_WIDTH)
    const bottom = Math.floor((y[i]! + heights[i]!) / CELL_HEIGHT)
    for (let cx = Math.floor(x[i]! / CELL_WIDTH); cx <= right; cx++)
      for (let cy = Math.floor(y[i]! / CELL_HEIGHT); cy <= bottom; cy++)
        for (let k = heads[listOf(cx, cy)]!; k !== -1; k = next[k]!)
          if (overlaps(i, boxOf[k]!)) return boxOf[k]!
    return -1
  }
  // Sorted by y as whole numbers with the box number in the lower digits, which allows native sorting.
  const free = new Float64Array(n)
  let freeCount = 0
  for (let i = 0; i < n; i++)
    if (fixed?.[i] === 1) insert(i)
    else free[freeCount++] = Math.round(y[i]! * FINENESS) * DIGITS + i
  for (const key of free.subarray(0, freeCount).sort()) {
    const i = key - Math.floor(key / DIGITS) * DIGITS
    for (let other = firstOverlap(i); other !== -1; other = firstOverlap(i))
      y[i] = Math.fround(y[other]! + heights[other]! + gap)
    insert(i)
  }
}
