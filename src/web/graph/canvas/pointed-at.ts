import type { PlacedScene } from '../placed-scene.ts'
import type { Scene, SceneEdge } from '../scene.ts'
import type { Target } from './hit.ts'
import { lightFrom, startReach, type Light, type StartReach } from './light.ts'
import { sceneLinks, type SceneLinks } from './scene-links.ts'

/** A scene with what is asked of it by pointers and keys. */
export interface Pointable {
  readonly placed: PlacedScene
  numberOf(id: string): number | undefined
  idOf(node: number): string
  /** A target by the ids that events tell. */
  describe(target: Target | undefined): {
    readonly id?: string
    readonly column?: string
    readonly edge?: SceneEdge
  }
  lightOf(target: Target): Light
}

export function pointable(placed: PlacedScene): Pointable {
  const { scene } = placed
  const numbers = new Map(scene.nodes.map((node, i) => [node.id, i]))
  // Made at the first hover: an answer that is only looked at needs neither.
  let made: { readonly links: SceneLinks; readonly starts: StartReach } | undefined
  const idOf = (node: number): string => scene.nodes[node]!.id
  return {
    placed,
    numberOf: (id) => numbers.get(id),
    idOf,
    describe(target) {
      if (target === undefined) return {}
      if (target.kind === 'edge') return { edge: scene.edges[target.edge]! }
      const one = scene.nodes[target.node]!
      const row = target.row === undefined || one.kind === 'group' ? undefined : one.columns.rows[target.row]
      return { id: one.id, ...(row === undefined ? {} : { column: row.id }) }
    },
    lightOf(target) {
      if (target.kind === 'edge') return lightOfEdge(scene, target.edge)
      if (made === undefined) {
        const links = sceneLinks(scene)
        made = { links, starts: startReach(scene, links) }
      }
      return lightFrom(scene, made.links, made.starts, target.node, target.row)
    },
  }
}

/** An edge alone, with its ends. */
function lightOfEdge({ nodes, edges }: Scene, edge: number): Light {
  const lit = new Uint8Array(nodes.length)
  const { from, to } = edges[edge]!
  lit[from] = lit[to] = 1
  const litEdges = new Uint8Array(edges.length)
  litEdges[edge] = 1
  return { nodes: lit, edges: litEdges }
}
