import { edgePath } from '../edge-path.ts'
import type { PlacedScene } from '../placed-scene.ts'

/** The previous scene and its boxes. */
interface Before {
  readonly placed: PlacedScene
  readonly boxes: Float32Array
}

/**
 * The bounding box of each edge: left, top, right, bottom at 4 i … 4 i + 3. A curve is inside the hull of its control points. Boxes
 * of unchanged edges are copied from `before`.
 */
export function edgeBoxes(placed: PlacedScene, before?: Before): Float32Array {
  const edges = placed.scene.edges.length
  const boxes = new Float32Array(4 * edges)
  const unchanged = before && unchangedNodes(placed, before.placed)
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
    if (before !== undefined && isEdgeUnchanged(placed, before.placed, unchanged!, i)) {
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

/** 1 for each node that neither changed nor moved. */
function unchangedNodes({ scene: { nodes }, x, y }: PlacedScene, before: PlacedScene): Uint8Array {
  const unchanged = new Uint8Array(nodes.length)
  const common = Math.min(nodes.length, before.scene.nodes.length)
  for (let v = 0; v < common; v++)
    if (nodes[v] === before.scene.nodes[v] && x[v] === before.x[v] && y[v] === before.y[v]) unchanged[v] = 1
  return unchanged
}

/** Whether edge i, its ends and its bends are unchanged. */
function isEdgeUnchanged(now: PlacedScene, before: PlacedScene, unchanged: Uint8Array, i: number): boolean {
  const edge = now.scene.edges[i]!
  if (before.scene.edges[i] !== edge || unchanged[edge.from] === 0 || unchanged[edge.to] === 0) return false
  const first = now.bendStarts[i]!
  const was = before.bendStarts[i]!
  const count = now.bendStarts[i + 1]! - first
  if (now.back[i] !== before.back[i] || before.bendStarts[i + 1]! - was !== count) return false
  for (let k = 0; k < 3 * count; k++) if (now.bends[3 * first + k] !== before.bends[3 * was + k]) return false
  return true
}

/** Whether box i intersects a rectangle. */
export const intersects = (
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
