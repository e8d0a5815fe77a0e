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
  const cells = new Map<number, number[]>()
  const each = (i: number, visit: (cell: number) => boolean): boolean => {
    const left = Math.floor(x[i]! / CELL_WIDTH)
    const right = Math.floor((x[i]! + widths[i]!) / CELL_WIDTH)
    const top = Math.floor(y[i]! / CELL_HEIGHT)
    const bottom = Math.floor((y[i]! + heights[i]!) / CELL_HEIGHT)
    for (let cx = left; cx <= right; cx++)
      for (let cy = top; cy <= bottom; cy++) if (visit(cx * 0x10_0000 + cy)) return true
    return false
  }
  const settle = (i: number): void => {
    each(i, (cell) => {
      const inside = cells.get(cell)
      if (inside === undefined) cells.set(cell, [i])
      else inside.push(i)
      return false
    })
  }
  const overlaps = (i: number, j: number): boolean =>
    x[i]! < x[j]! + widths[j]! &&
    x[j]! < x[i]! + widths[i]! &&
    y[i]! < y[j]! + heights[j]! &&
    y[j]! < y[i]! + heights[i]!
  const inTheWay = (i: number): number => {
    let found = -1
    each(i, (cell) => {
      found = cells.get(cell)?.find((j) => overlaps(i, j)) ?? -1
      return found !== -1
    })
    return found
  }
  const order = Array.from(x, (_, i) => i)
  for (const i of order) if (fixed?.[i] === 1) settle(i)
  for (const i of order.filter((i) => fixed?.[i] !== 1).sort((a, b) => y[a]! - y[b]! || a - b)) {
    for (let other = inTheWay(i); other !== -1; other = inTheWay(i))
      y[i] = Math.fround(y[other]! + heights[other]! + gap)
    settle(i)
  }
}
