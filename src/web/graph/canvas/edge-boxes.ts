import { edgePath } from '../edge-path.ts'
import type { PlacedScene } from '../placed-scene.ts'

/** What each edge lies in: left, top, right, bottom at 4 i … 4 i + 3. A curve lies within its control points. */
export function edgeBoxes(placed: PlacedScene): Float32Array {
  const edges = placed.scene.edges.length
  const boxes = new Float32Array(4 * edges)
  let left = 0
  let top = 0
  let right = 0
  let bottom = 0
  const add = (x: number, y: number): void => {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  const sink = {
    moveTo: add,
    lineTo: add,
    bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number) {
      add(ax, ay)
      add(bx, by)
      add(x, y)
    },
  }
  for (let i = 0; i < edges; i++) {
    left = top = Infinity
    right = bottom = -Infinity
    edgePath(placed, i, sink)
    boxes[4 * i] = left
    boxes[4 * i + 1] = top
    boxes[4 * i + 2] = right
    boxes[4 * i + 3] = bottom
  }
  return boxes
}

/** Whether box i meets a rectangle. */
export const meets = (
  boxes: Float32Array,
  i: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): boolean =>
  boxes[4 * i]! <= right &&
  boxes[4 * i + 2]! >= left &&
  boxes[4 * i + 1]! <= bottom &&
  boxes[4 * i + 3]! >= top
