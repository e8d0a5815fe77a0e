import type { PlacedScene } from '../placed-scene.ts'

/** Scenes with more nodes than this are not animated, because that would cost more than it shows. */
const MOST = 1_200

/**
 * Interpolates from one placed scene to the next, as a function of progress from 0 to 1. Common nodes move; new nodes appear at
 * once. Undefined if nothing moves or the scene is too large.
 */
export function movingScene(from: PlacedScene, to: PlacedScene): ((t: number) => PlacedScene) | undefined {
  const { nodes } = to.scene
  if (nodes.length > MOST) return undefined
  const known = new Map(from.scene.nodes.map((node, i) => [node.id, i]))
  const moves = nodes.flatMap(({ id }, i) => {
    const was = known.get(id)
    if (was === undefined) return []
    const dx = from.x[was]! - to.x[i]!
    const dy = from.y[was]! - to.y[i]!
    return dx === 0 && dy === 0 ? [] : [{ i, dx, dy }]
  })
  if (moves.length === 0) return undefined
  return (t) => {
    if (t >= 1) return to
    const x = to.x.slice()
    const y = to.y.slice()
    for (const { i, dx, dy } of moves) {
      x[i]! += dx * (1 - t)
      y[i]! += dy * (1 - t)
    }
    return { ...to, x, y }
  }
}
