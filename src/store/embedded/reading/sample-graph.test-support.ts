import { DatabaseSync } from 'node:sqlite'

import type { EdgeType, NodeLabel, Props } from '../../../domain/graph-schema.ts'
import { columnId, datasetId, idOf, jobId, type Id } from '../../../domain/ids.ts'
import type { ReadRequest } from '../../../query/read-requests.ts'
import { openGraph } from '../graph.ts'
import { migrate } from '../migrate.ts'
import { openAnswering } from './answer-requests.ts'

/** A graph in memory that tests fill row by row and then query. */
export function sampleGraph() {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  const graph = openGraph(db)
  const answering = openAnswering(graph)
  let edges = 0

  const put = (label: NodeLabel, id: Id, props: Props): Id => {
    graph.nodes.put({ label, id, props, created: true })
    return id
  }
  const join = (
    type: EdgeType,
    fromLabel: NodeLabel,
    from: Id,
    toLabel: NodeLabel,
    to: Id,
    props: Props = {},
  ): void => {
    graph.edges.put({ type, id: idOf(type, edges++), fromLabel, from, toLabel, to, props, created: true })
  }
  return {
    graph,
    answer: (request: ReadRequest): unknown => answering(request, () => undefined),
    put,
    join,
    dataset: (namespace: string, name: string, props: Props = {}): Id =>
      put('Dataset', datasetId(namespace, name), { namespace, name, ...props }),
    job: (namespace: string, name: string, props: Props = {}): Id =>
      put('Job', jobId(namespace, name), { namespace, name, ...props }),
    column(namespace: string, of: string, name: string, props: Props = {}): Id {
      const id = put('Column', columnId(namespace, of, name), { namespace, dataset: of, name, ...props })
      join('PART_OF', 'Column', id, 'Dataset', datasetId(namespace, of))
      return id
    },
    tag(label: NodeLabel, id: Id, name: string, value?: string): void {
      const tag = put('Tag', idOf('Tag', name, value ?? ''), { name, ...(value !== undefined && { value }) })
      join('TAGGED', label, id, 'Tag', tag)
    },
    own: (label: NodeLabel, id: Id, name: string): void =>
      join('OWNED_BY', label, id, 'User', put('User', idOf('User', name), { name })),
    alias: (member: Id, canonical: Id): void => join('ALIAS_OF', 'Dataset', member, 'Dataset', canonical),
    derive: (target: Id, source: Id, props: Props, label: 'Dataset' | 'Column' = 'Dataset'): void =>
      join('DERIVED_FROM', label, target, label, source, { firstAt: 5, lastAt: 5, days: [0, 0], ...props }),
  }
}
