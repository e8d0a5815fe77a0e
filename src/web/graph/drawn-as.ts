import type { GraphJson } from '../../render/answer-json.ts'
import type { Scene } from './scene.ts'

/** By the id of a node, that of what it is drawn as: its own card, for a column that of its dataset, or the group that it is in; undefined where it is not drawn. */
export type DrawnAs = (nodeId: string) => string | undefined

export function drawnAs(graph: GraphJson, scene: Scene): DrawnAs {
  const cards = new Map(graph.nodes.map(({ id, dataset }) => [id, dataset?.id ?? id]))
  const drawn = new Map<string, string>()
  for (const one of scene.nodes)
    if (one.kind === 'card') drawn.set(one.id, one.id)
    else for (const member of one.members) drawn.set(member, one.id)
  return (id) => drawn.get(cards.get(id) ?? id)
}
