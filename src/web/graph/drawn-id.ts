import type { GraphJson } from '../../render/answer-json.ts'
import type { Scene } from './scene.ts'

/**
 * Maps a node id to the id that is drawn for it: its own card, the dataset of a column, or the group that contains it. Undefined if
 * it is not drawn.
 */
export type DrawnIdOf = (nodeId: string) => string | undefined

export function drawnIdOf(graph: GraphJson, scene: Scene): DrawnIdOf {
  const cards = new Map(graph.nodes.map(({ id, dataset }) => [id, dataset?.id ?? id]))
  const drawn = new Map<string, string>()
  for (const one of scene.nodes)
    if (one.kind === 'card') drawn.set(one.id, one.id)
    else for (const member of one.members) drawn.set(member, one.id)
  return (id) => drawn.get(cards.get(id) ?? id)
}
