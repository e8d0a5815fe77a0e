import { adjacency, type Adjacency } from '../layout/adjacency.ts'
import type { Scene } from '../scene.ts'

/** The lineage edges between places. A place is a card, a group, or a row of an open card. */
export interface SceneLinks {
  /** The first place of each node is the node itself; its rows follow. */
  readonly first: Uint32Array
  readonly nodeOf: Uint32Array
  readonly down: Adjacency
  readonly up: Adjacency
}

export function sceneLinks({ nodes, edges }: Scene): SceneLinks {
  const first = new Uint32Array(nodes.length + 1)
  nodes.forEach((node, i) => {
    const rows = node.kind === 'card' && node.columns.rows.length > 0 ? node.columns.rows.length + 1 : 0
    first[i + 1] = first[i]! + 1 + rows
  })
  const places = first[nodes.length]!
  const nodeOf = new Uint32Array(places)
  for (let i = 0; i < nodes.length; i++) nodeOf.fill(i, first[i], first[i + 1])
  const at = (node: number, row: number | undefined): number =>
    first[node]! + (row === undefined ? 0 : 1 + row)
  const from = Uint32Array.from(edges, (edge) => at(edge.from, edge.fromRow))
  const to = Uint32Array.from(edges, (edge) => at(edge.to, edge.toRow))
  return { first, nodeOf, down: adjacency(places, from, to), up: adjacency(places, to, from) }
}
