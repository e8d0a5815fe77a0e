import { CARD } from '../card-size.ts'
import { edgePath } from '../edge-path.ts'
import { intersects } from './edge-boxes.ts'
import type { Prepared } from './drawing.ts'

/** What is at a point: a node, a row of it, or an edge, by number. */
export type Target =
  | { readonly kind: 'node'; readonly node: number; readonly row?: number }
  | { readonly kind: 'edge'; readonly edge: number }

/** The node at a scene point. `near` is the tolerance in scene pixels. Later nodes are on top. */
export function hitTest(prepared: Prepared, px: number, py: number, near: number): Target | undefined {
  const { scene, x, y } = prepared.placed
  for (let i = scene.nodes.length - 1; i >= 0; i--) {
    const { width, height } = scene.nodes[i]!
    if (px < x[i]! - near / 2 || py < y[i]! - near / 2) continue
    if (px > x[i]! + width + near / 2 || py > y[i]! + height + near / 2) continue
    const row = rowAt(prepared, i, py - y[i]!)
    return { kind: 'node', node: i, ...(row === undefined ? {} : { row }) }
  }
  return undefined
}

/** The edge nearest to a point, at most `near` away. */
export function hitTestEdge(prepared: Prepared, px: number, py: number, near: number): Target | undefined {
  const { placed, boxes } = prepared
  let best: number | undefined
  let least = near
  for (let i = 0; i < placed.scene.edges.length; i++) {
    if (!intersects(boxes, i, px - near, py - near, px + near, py + near)) continue
    const distance = distanceTo(prepared, i, px, py)
    if (distance > least) continue
    least = distance
    best = i
  }
  return best === undefined ? undefined : { kind: 'edge', edge: best }
}

function rowAt({ placed }: Prepared, i: number, below: number): number | undefined {
  const node = placed.scene.nodes[i]!
  if (node.kind === 'group' || node.columns.rows.length === 0) return undefined
  const row = Math.floor((below - CARD.head - CARD.facts) / CARD.row)
  return row < 0 || row >= node.columns.rows.length ? undefined : row
}

/** Number of straight pieces by which the distance to a curve is approximated. */
const PIECES = 24

function distanceTo({ placed }: Prepared, edge: number, px: number, py: number): number {
  let least = Infinity
  let x = 0
  let y = 0
  const line = (tx: number, ty: number): void => {
    const length = (tx - x) ** 2 + (ty - y) ** 2
    const along = length === 0 ? 0 : ((px - x) * (tx - x) + (py - y) * (ty - y)) / length
    const t = Math.min(1, Math.max(0, along))
    least = Math.min(least, Math.hypot(px - x - t * (tx - x), py - y - t * (ty - y)))
    x = tx
    y = ty
  }
  edgePath(placed, edge, {
    moveTo(mx, my) {
      x = mx
      y = my
    },
    lineTo: line,
    bezierCurveTo(ax, ay, bx, by, tx, ty) {
      const [sx, sy] = [x, y]
      for (let i = 1; i <= PIECES; i++) {
        const t = i / PIECES
        const u = 1 - t
        const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
        line(a * sx + b * ax + c * bx + d * tx, a * sy + b * ay + c * by + d * ty)
      }
    },
  })
  return least
}
