import { DISPLAYED } from '../query/graph/displayed.ts'
import type { WalkRequest } from '../query/read-requests.ts'
import { andGraphState } from './compile-graph-state.ts'
import { datasetFields, datasetMembers } from './dataset-fields.ts'
import { timesOf } from './roll-up-spans.ts'

/** What is told of a dataset after its namespace and name, where an answer is drawn of it. */
export const TOLD = DISPLAYED.dataset

export interface Crossed {
  /** Which end of a relationship is not the node that it is crossed from. */
  readonly far: 'startNode' | 'endNode'
  /** What a relationship must meet by itself to count. */
  readonly counts: readonly string[]
  readonly wanted: WalkRequest['wanted']
  /** Which nodes are named and told of; absent: all. */
  readonly shown?: string
}

/**
 * The last lines of a walk that has come to rows of `n`, `distance` and one relationship `x` that is crossed from there,
 * or none: one row a node, with what it is called and its relationships as lists, and one row of the graph as a whole. Names on each row of an edge would be
 * sent many times over; and seeking the jobs' names here takes longer than asking for those that are not known yet.
 */
export function factsOf({ far, counts, wanted, shown }: Crossed): readonly string[] {
  const edge = [
    `${far}(x).id`,
    'x.jobId',
    counts.length === 0 ? 'true' : `(${counts.join(' AND ')})`,
    timesOf('x'),
  ]
  const drawing = wanted === 'drawing'
  const told = ['d.namespace', 'd.name', ...(drawing ? TOLD.map((field) => datasetFields[field]) : [])]
  const grouped = ['n AS d', 'distance', ...(shown === undefined ? [] : [`${shown} AS shown`])]
  const members = shown === undefined ? datasetMembers : `CASE WHEN shown THEN ${datasetMembers} ELSE [] END`
  const lines = [
    `WITH ${grouped.join(', ')}, collect(x) AS crossed`,
    ...(drawing ? [`WITH *, ${members} AS members`] : []),
    'RETURN d.id AS id, distance,',
    `  [x IN crossed | [${edge.join(', ')}]] AS crossed,`,
    `  ${shown === undefined ? `[${told.join(', ')}]` : `CASE WHEN shown THEN [${told.join(', ')}] END`} AS told`,
  ]
  return andGraphState(lines, ['id', 'distance', 'crossed', 'told'])
}
