import { edgePath } from '../edge-path.ts'
import type { PlacedScene } from '../placed-scene.ts'

/** What was known of a scene that was drawn before. */
interface Before {
  readonly placed: PlacedScene
  readonly boxes: Float32Array
}

/**
 * What each edge lies in: left, top, right, bottom at 4 i … 4 i + 3. A curve lies within its control points. Boxes of edges that lie where they lay are taken from
 * `before`.
 */
export function edgeBoxes(placed: PlacedScene, before?: Before): Float32Array {
  const edges = placed.scene.edges.length
  const boxes = new Float32Array(4 * edges)
  const still = before && stillNodes(placed, before.placed)
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
    if (before !== undefined && liesWhereItLay(placed, before.placed, still!, i)) {
      for (let k = 4 * i; k < 4 * i + 4; k++) boxes[k] = before.boxes[k]!
      continue
    }
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

/** Of each node, 1 where it is what it was, and where. */
function stillNodes({ scene: { nodes }, x, y }: PlacedScene, before: PlacedScene): Uint8Array {
  const still = new Uint8Array(nodes.length)
  const common = Math.min(nodes.length, before.scene.nodes.length)
  for (let v = 0; v < common; v++)
    if (nodes[v] === before.scene.nodes[v] && x[v] === before.x[v] && y[v] === before.y[v]) still[v] = 1
  return still
}

/** Whether edge i, its ends and its bends are what they were. */
function liesWhereItLay(now: PlacedScene, before: PlacedScene, still: Uint8Array, i: number): boolean {
  const edge = now.scene.edges[i]!
  if (before.scene.edges[i] !== edge || still[edge.from] === 0 || still[edge.to] === 0) return false
  const first = now.bendStarts[i]!
  const was = before.bendStarts[i]!
  const count = now.bendStarts[i + 1]! - first
  if (now.back[i] !== before.back[i] || before.bendStarts[i + 1]! - was !== count) return false
  for (let k = 0; k < 3 * count; k++) if (now.bends[3 * first + k] !== before.bends[3 * was + k]) return false
  return true
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
