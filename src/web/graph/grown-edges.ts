import type { EdgeJson } from '../../render/answer-json.ts'
import type { Scene, SceneEdge } from './scene.ts'
import type { Place } from './scene-edges.ts'

/**
 * The edges of a scene that only got more, as all of them drawn anew would be: those that are as they were are the same objects. Undefined where that cannot be told without
 * going through all. For scenes without groups and rows, whose first nodes are those of `before`; `draw` makes scene edges of some of the answer.
 */
export function grownEdges(
  edges: readonly EdgeJson[],
  before: Scene,
  places: (nodeId: string) => Place | undefined,
  draw: (edges: readonly EdgeJson[]) => readonly SceneEdge[],
): readonly SceneEdge[] | undefined {
  const drawn: SceneEdge[] = []
  const fresh: EdgeJson[] = []
  // What edges that stand for several hold beside their first: it comes later among the answer's edges.
  const awaited = new Set<EdgeJson>()
  for (const edge of edges) {
    if (awaited.delete(edge)) continue
    const was = before.edges[drawn.length]
    const old = was?.edges[0]
    if (old === edge) {
      drawn.push(was!)
      for (const other of was!.edges) if (other !== edge) awaited.add(other)
    } else if (was?.edges.length === 1 && old!.from === edge.from && old!.to === edge.to)
      drawn.push(...draw([edge]))
    else if (places(edge.from) !== undefined && places(edge.to) !== undefined) {
      if (was !== undefined) return undefined
      fresh.push(edge)
    }
  }
  if (drawn.length < before.edges.length || awaited.size > 0) return undefined
  const more = draw(fresh)
  const were = before.nodes.length
  const pairs = new Set(more.filter(({ from, to }) => from < were && to < were).map(pairOf))
  return pairs.size > 0 && drawn.some((edge) => pairs.has(pairOf(edge))) ? undefined : [...drawn, ...more]
}

/** Nodes are fewer than this. */
const pairOf = ({ from, to }: SceneEdge): number => from * 2 ** 26 + to
