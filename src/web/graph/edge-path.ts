import { portY, type PlacedScene } from './placed-scene.ts'

/** A consumer of paths: a canvas, a Path2D, or the `d` of an SVG path. */
export interface PathSink {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void
}

/** Back edges leave and arrive this far below the anchor, in pixels. */
const BACK_BELOW = 16
/** The height of a loop above its card, and half of the width of a loop between two rows, in pixels. */
const LOOP = 26

/** The end points of an edge. A back edge leaves at the left and arrives at the right. */
export function edgeEnds(
  placed: PlacedScene,
  edge: number,
): readonly [sx: number, sy: number, tx: number, ty: number] {
  const { scene, x, back } = placed
  const { from, to, fromRow, toRow } = scene.edges[edge]!
  const leftwards = back[edge] === 1
  const source = scene.nodes[from]!
  const target = scene.nodes[to]!
  if (from === to) {
    const right = x[from]! + source.width
    const top = placed.y[from]!
    if (fromRow === toRow) return [right - 20, top, right - 52, top]
    return [right, portY(placed, from, fromRow), right, portY(placed, to, toRow)]
  }
  const below = leftwards ? BACK_BELOW : 0
  const sy = portY(placed, from, fromRow) + (fromRow === undefined ? below : 0)
  const ty = portY(placed, to, toRow) + (toRow === undefined ? below : 0)
  return leftwards ? [x[from]!, sy, x[to]! + target.width, ty] : [x[from]! + source.width, sy, x[to]!, ty]
}

/** Draws an edge: horizontal where it leaves, passes columns and arrives, curved in between. */
export function edgePath(placed: PlacedScene, edge: number, sink: PathSink): void {
  const { scene, bendStarts, bends, back } = placed
  const { from, to, fromRow, toRow } = scene.edges[edge]!
  const [sx, sy, tx, ty] = edgeEnds(placed, edge)
  sink.moveTo(sx, sy)
  if (from === to) {
    if (fromRow === toRow) sink.bezierCurveTo(sx, sy - LOOP, tx, ty - LOOP, tx, ty)
    else sink.bezierCurveTo(sx + LOOP * 2, sy, tx + LOOP * 2, ty, tx, ty)
    return
  }
  const sign = back[edge] === 1 ? -1 : 1
  let x = sx
  let y = sy
  for (let k = bendStarts[edge]!; k < bendStarts[edge + 1]!; k++) {
    const enter = bends[3 * k]!
    const level = bends[3 * k + 2]!
    curve(sink, x, y, enter, level, sign)
    x = bends[3 * k + 1]!
    y = level
    sink.lineTo(x, y)
  }
  curve(sink, x, y, tx, ty, sign)
}

function curve(sink: PathSink, x: number, y: number, tx: number, ty: number, sign: number): void {
  const ahead = sign * (tx - x)
  // If the target is behind the source (a pinned node), the edge still leaves and arrives horizontally.
  const reach = ahead > 0 ? ahead / 2 : Math.min(160, 40 - ahead / 3)
  sink.bezierCurveTo(x + sign * reach, y, tx - sign * reach, ty, tx, ty)
}

/** The direction in which an edge arrives, as a unit vector. */
export function arrivalDirection(
  { scene, back }: PlacedScene,
  edge: number,
): readonly [dx: number, dy: number] {
  const { from, to, fromRow, toRow } = scene.edges[edge]!
  if (from === to) return fromRow === toRow ? [0, 1] : [-1, 0]
  return [back[edge] === 1 ? -1 : 1, 0]
}
