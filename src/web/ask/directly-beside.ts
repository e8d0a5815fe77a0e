import type { GraphJson, NodeJson } from '../../render/answer-json.ts'

/** A neighbour, and the names of the jobs between. */
export interface Beside {
  readonly node: NodeJson
  readonly jobs: readonly string[]
}

/** What an answer has directly before and behind where it starts; by the jobs' names, each once. */
export function directlyBeside({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): {
  readonly upstream: readonly Beside[]
  readonly downstream: readonly Beside[]
} {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const isStart = (id: string): boolean => byId.get(id)?.start === true
  const side = (here: 'from' | 'to', there: 'from' | 'to'): readonly Beside[] =>
    edges.flatMap((edge) => {
      const node = byId.get(edge[there])
      if (node === undefined || !isStart(edge[here])) return []
      return [{ node, jobs: [...new Set(edge.jobs.map(({ name }) => name))] }]
    })
  return { upstream: side('to', 'from'), downstream: side('from', 'to') }
}
