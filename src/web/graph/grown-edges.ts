import type { EdgeJson } from '../../render/answer-json.ts'
import type { Scene, SceneEdge } from './scene.ts'
import type { Place } from './scene-edges.ts'

/**
 * The edges of a scene whose answer only grew. The result equals a complete rebuild, but unchanged edges are the same objects.
 * Returns undefined if only a rebuild can tell. For scenes without groups and rows, whose first nodes are those of `before`; `draw`
 * converts edges of the answer to scene edges.
 */
export function grownEdges(
  edges: readonly EdgeJson[],
  before: Scene,
  places: (nodeId: string) => Place | undefined,
  draw: (edges: readonly EdgeJson[]) => readonly SceneEdge[],
): readonly SceneEdge[] | undefined {
  const drawn: SceneEdge[] = []
  const fresh: EdgeJson[] = []
  // The further edges that a merged scene edge contains. They come later in the answer.
  const pending = new Set<EdgeJson>()
  for (const edge of edges) {
    if (pending.delete(edge)) continue
    const was = before.edges[drawn.length]
    const old = was?.edges[0]
    if (old === edge) {
      drawn.push(was!)
      for (const other of was!.edges) if (other !== edge) pending.add(other)
    } else if (was?.edges.length === 1 && old!.from === edge.from && old!.to === edge.to)
      drawn.push(...draw([edge]))
    else if (places(edge.from) !== undefined && places(edge.to) !== undefined) {
      if (was !== undefined) return undefined
      fresh.push(edge)
    }
  }
  if (drawn.length < before.edges.length || pending.size > 0) return undefined
  const more = draw(fresh)
  const were = before.nodes.length
  const pairs = new Set(more.filter(({ from, to }) => from < were && to < were).map(pairOf))
  return pairs.size > 0 && drawn.some((edge) => pairs.has(pairOf(edge))) ? undefined : [...drawn, ...more]
}

/** Packs two node numbers into one. Scenes have fewer nodes than 2 ** 26. */
const pairOf = ({ from, to }: SceneEdge): number => from * 2 ** 26 + to
