import type { PathSink } from '../edge-path.ts'

/** A rectangle by its sides. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Forwards only the path segments that meet a box. Most of a long edge is off the screen, and the rasterizer would process all of
 * it. A curve is inside the hull of its control points.
 */
export function culled(sink: PathSink, { left, top, right, bottom }: Box): PathSink {
  let x = 0
  let y = 0
  let down = false
  const outside = (least: number, greatest: number, from: number, to: number): boolean =>
    greatest < from || least > to
  const draws = (leastX: number, greatestX: number, leastY: number, greatestY: number): boolean => {
    if (outside(leastX, greatestX, left, right) || outside(leastY, greatestY, top, bottom)) {
      down = false
      return false
    }
    if (!down) sink.moveTo(x, y)
    down = true
    return true
  }
  return {
    moveTo(tx, ty) {
      x = tx
      y = ty
      down = false
    },
    lineTo(tx, ty) {
      if (draws(Math.min(x, tx), Math.max(x, tx), Math.min(y, ty), Math.max(y, ty))) sink.lineTo(tx, ty)
      x = tx
      y = ty
    },
    bezierCurveTo(ax, ay, bx, by, tx, ty) {
      const leastX = Math.min(x, ax, bx, tx)
      const greatestX = Math.max(x, ax, bx, tx)
      if (draws(leastX, greatestX, Math.min(y, ay, by, ty), Math.max(y, ay, by, ty)))
        sink.bezierCurveTo(ax, ay, bx, by, tx, ty)
      x = tx
      y = ty
    },
  }
}
