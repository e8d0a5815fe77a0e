import type { EdgeJson, GraphJson, NodeJson } from '../../render/answer-json.ts'

export const node = (name: string, more: Partial<NodeJson> = {}): NodeJson => ({
  id: name,
  kind: 'dataset',
  namespace: 'shop',
  name,
  ...more,
})

export const column = (dataset: string, name: string, more: Partial<NodeJson> = {}): NodeJson => ({
  id: `${dataset}.${name}`,
  kind: 'column',
  namespace: 'shop',
  name,
  dataset: { id: dataset, namespace: 'shop', name: dataset },
  ...more,
})

export const edge = (from: string, to: string, more: Partial<EdgeJson> = {}): EdgeJson => ({
  from,
  to,
  jobs: [{ id: `job ${to}`, namespace: 'etl', name: `make ${to}` }],
  basis: ['inferred'],
  ...more,
})

export const answer = (
  nodes: readonly NodeJson[],
  edges: readonly EdgeJson[],
  more: Partial<GraphJson> = {},
): GraphJson => ({
  kind: 'graph',
  query: 'downstream of dataset a',
  complete: true,
  cuts: [],
  notes: [],
  nodes,
  edges,
  stats: { members: nodes.length, edges: edges.length, elapsedMs: 1 },
  ...more,
})

/** a → b → c → d, where a is the start. */
export const chain = (): GraphJson =>
  answer(
    [node('a', { start: true }), node('b'), node('c'), node('d', { more: true })],
    [edge('a', 'b'), edge('b', 'c'), edge('c', 'd')],
  )
