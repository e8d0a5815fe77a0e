import { DISPLAYED } from '../query/graph/displayed.ts'
import type { WalkRequest } from '../query/read-requests.ts'
import { andGraphState } from './compile-graph-state.ts'
import { datasetFields, datasetMembers } from './dataset-fields.ts'
import { timesOf } from './roll-up-times.ts'

/** The fields of a dataset that follow namespace and name in `display`, if the answer is drawn as a graph. */
export const DISPLAYED_FIELDS = DISPLAYED.dataset

export interface Crossed {
  /** Cypher function that gives the far end of a relationship. */
  readonly far: 'startNode' | 'endNode'
  /** Conditions on a single relationship to count. */
  readonly counts: readonly string[]
  readonly wanted: WalkRequest['wanted']
  /** Condition on the nodes whose `display` is returned; absent: all nodes. */
  readonly shown?: string
}

/**
 * The last lines of a walk. Its rows so far are `n`, `distance` and `x`, a relationship that leads on from `n` (or null).
 * The lines return one row per node, with its name and a list of its relationships, and one row with the state of the graph.
 * Grouping by node avoids sending a name with every edge. Job names are not read here: reading only the unknown ones
 * afterwards is faster.
 * @example
 * WITH n AS d, distance, collect(x) AS crossed
 * RETURN d.id AS id, distance, [x IN crossed | [endNode(x).id, x.jobId, true, x.firstAt, …]] AS crossed,
 *   [d.namespace, d.name] AS display, null AS graph
 * UNION ALL …
 */
export function factsOf({ far, counts, wanted, shown }: Crossed): readonly string[] {
  const edge = [
    `${far}(x).id`,
    'x.jobId',
    counts.length === 0 ? 'true' : `(${counts.join(' AND ')})`,
    timesOf('x'),
  ]
  const drawing = wanted === 'drawing'
  const display = [
    'd.namespace',
    'd.name',
    ...(drawing ? DISPLAYED_FIELDS.map((field) => datasetFields[field]) : []),
  ]
  const grouped = ['n AS d', 'distance', ...(shown === undefined ? [] : [`${shown} AS shown`])]
  const members = shown === undefined ? datasetMembers : `CASE WHEN shown THEN ${datasetMembers} ELSE [] END`
  const lines = [
    `WITH ${grouped.join(', ')}, collect(x) AS crossed`,
    ...(drawing ? [`WITH *, ${members} AS members`] : []),
    'RETURN d.id AS id, distance,',
    `  [x IN crossed | [${edge.join(', ')}]] AS crossed,`,
    `  ${shown === undefined ? `[${display.join(', ')}]` : `CASE WHEN shown THEN [${display.join(', ')}] END`} AS display`,
  ]
  return andGraphState(lines, ['id', 'distance', 'crossed', 'display'])
}
