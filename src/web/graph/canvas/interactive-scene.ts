import type { PlacedScene } from '../placed-scene.ts'
import type { Scene, SceneEdge } from '../scene.ts'
import type { Target } from './hit-test.ts'
import { lightFrom, startReach, type Light, type StartReach } from './light.ts'
import { sceneLinks, type SceneLinks } from './scene-links.ts'

/** A scene with the lookups that pointer and keyboard input need. */
export interface InteractiveScene {
  readonly placed: PlacedScene
  numberOf(id: string): number | undefined
  idOf(node: number): string
  /** A target by the ids that events use. */
  describe(target: Target | undefined): {
    readonly id?: string
    readonly column?: string
    readonly edge?: SceneEdge
  }
  lightOf(target: Target): Light
}

export function interactiveScene(placed: PlacedScene): InteractiveScene {
  const { scene } = placed
  const numbers = new Map(scene.nodes.map((node, i) => [node.id, i]))
  // Computed at the first hover, because many scenes are never hovered.
  let cached: { readonly links: SceneLinks; readonly starts: StartReach } | undefined
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
      if (cached === undefined) {
        const links = sceneLinks(scene)
        cached = { links, starts: startReach(scene, links) }
      }
      return lightFrom(scene, cached.links, cached.starts, target.node, target.row)
    },
  }
}

/** Highlights one edge and its ends. */
function lightOfEdge({ nodes, edges }: Scene, edge: number): Light {
  const lit = new Uint8Array(nodes.length)
  const { from, to } = edges[edge]!
  lit[from] = lit[to] = 1
  const litEdges = new Uint8Array(edges.length)
  litEdges[edge] = 1
  return { nodes: lit, edges: litEdges }
}
