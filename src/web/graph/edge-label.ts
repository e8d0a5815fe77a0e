import { edgeEnds } from './edge-path.ts'
import type { PlacedScene } from './placed-scene.ts'
import type { SceneEdge } from './scene.ts'

/**
 * The label of an edge: its change, the number of edges it represents, and the nodes it skips. Undefined if there is nothing to
 * say. The space between two cards is too narrow for a word and a number, so a group of changed edges shows only sign and count.
 */
export function edgeLabel({ change, edges, skipped }: SceneEdge): string | undefined {
  const [sign, word] =
    change === 'added' ? ['+ ', 'added'] : change === 'removed' ? ['− ', 'removed'] : ['', '']
  const parts = [
    ...(edges.length > 1 ? [`${sign}×${edges.length}`] : change === undefined ? [] : [sign + word]),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join(' · ')
}

/** The middle of an edge, where its label is. */
export function labelPoint(placed: PlacedScene, edge: number): readonly [x: number, y: number] {
  const { bendStarts, bends, scene } = placed
  const { from, to } = scene.edges[edge]!
  const first = bendStarts[edge]!
  const count = bendStarts[edge + 1]! - first
  const [sx, sy, tx, ty] = edgeEnds(placed, edge)
  if (from === to) return [(sx + tx) / 2, (sy + ty) / 2 - 20]
  if (count === 0) return [(sx + tx) / 2, (sy + ty) / 2]
  const k = first + Math.floor(count / 2)
  return [(bends[3 * k]! + bends[3 * k + 1]!) / 2, bends[3 * k + 2]!]
}
