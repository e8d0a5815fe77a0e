import type { GraphJson, NodeJson } from '../../render/answer-json.ts'

/** A neighbour, and the names of the jobs in between. */
export interface Neighbour {
  readonly node: NodeJson
  readonly jobs: readonly string[]
}

/** The direct upstream and downstream neighbours of the start nodes, each job name once. */
export function directNeighbours({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): {
  readonly upstream: readonly Neighbour[]
  readonly downstream: readonly Neighbour[]
} {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const isStart = (id: string): boolean => byId.get(id)?.start === true
  const side = (here: 'from' | 'to', there: 'from' | 'to'): readonly Neighbour[] =>
    edges.flatMap((edge) => {
      const node = byId.get(edge[there])
      if (node === undefined || !isStart(edge[here])) return []
      return [{ node, jobs: [...new Set(edge.jobs.map(({ name }) => name))] }]
    })
  return { upstream: side('to', 'from'), downstream: side('from', 'to') }
}
