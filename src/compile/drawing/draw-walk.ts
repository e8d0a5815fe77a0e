import type { WalkNode } from '../../query/plan.ts'
import { where } from '../cypher-statement.ts'
import { edgeConditions, touchConditions } from '../edge-conditions.ts'
import { indented, type Bindings } from './bindings.ts'
import { bindIds } from './bind-ids.ts'
import { directedWalks, type Rules, type DirectedWalk } from './directed-walks.ts'

/** Draws the edges of a walk over datasets. At job level each edge goes through its job, and jobs without an edge are added. */
export function drawWalk(walk: WalkNode, bindings: Bindings): readonly string[] {
  const { walks, rules } = directedWalks(walk, bindIds, bindings)
  const drawn = walks.map((directed) => [
    ...directed.reach,
    ...wheres(directed.departs),
    ...(walk.at === 'job' ? byJobs(directed, rules, bindings) : byDatasets(directed)),
  ])
  return drawn.flatMap((lines, i) => (i === 0 ? lines : ['UNION', ...lines]))
}

/** OPTIONAL, so that a node without edges is drawn, too. */
const byDatasets = ({ step, arrives, edge }: DirectedWalk): readonly string[] => [
  `OPTIONAL ${step}`,
  ...wheres([...arrives, ...edge]),
  'RETURN n, x, m',
]

function byJobs(walk: DirectedWalk, { filter, known }: Rules, bindings: Bindings): readonly string[] {
  const down = walk.direction === 'downstream'
  const [near, far] = down ? ['READS', 'WRITES'] : ['WRITES', 'READS']
  const crossed = (conditions: readonly string[]): readonly string[] => [
    walk.step,
    ...wheres([...walk.arrives, ...walk.edge, ...conditions]),
  ]
  const touched = touchConditions('t', 'j.id', filter)
  const anyEdge = { window: filter.window, via: {}, jobsWithin: [], jobsAvoiding: [] }
  const made = edgeConditions('e', anyEdge, 'dataset')
  const [out, into] = down ? ['<-', '-'] : ['-', '->']
  const put = (lines: readonly (string | false)[]): readonly string[] =>
    bindings.place(lines, { ...touched.params, ...made.params }, known)
  return [
    'CALL (*) {',
    '  RETURN n AS one, null AS edge, null AS other',
    ...each([
      [...crossed(['x.jobId IS NULL']), 'RETURN n AS one, x AS edge, m AS other'],
      [...crossed([]), ...job(near, 'n')],
      [...crossed(walk.passes), ...job(far, 'm')],
      // Jobs that touch the dataset but made no edge from it, whatever edges they made elsewhere.
      [
        `MATCH (j:Job)-[t:${near}]->(n)`,
        ...put([
          where([
            ...touched.all,
            `NOT EXISTS { MATCH (n)${out}[e:DERIVED_FROM {jobId: j.id}]${into}(:Dataset)${made.all.length === 0 ? '' : ` WHERE ${made.all.join(' AND ')}`} }`,
          ]),
        ]),
        'RETURN j AS one, t AS edge, n AS other',
      ],
    ]),
    '}',
    'RETURN one AS n, edge AS x, other AS m',
  ]
}

/**
 * Joins the job of the edge `x` to one end of it. A job that only stated the edge has no READS or WRITES there, so the match
 * is optional.
 */
export const job = (type: string, end: string): readonly string[] => [
  'MATCH (j:Job {id: x.jobId})',
  `OPTIONAL MATCH (j)-[t:${type}]->(${end})`,
  `RETURN j AS one, t AS edge, ${end} AS other`,
]

const each = (branches: readonly (readonly string[])[]): readonly string[] =>
  branches.flatMap((lines) => indented(['UNION ALL', ...lines]))

export const wheres = (conditions: readonly string[]): readonly string[] => {
  const lines = where(conditions)
  return lines === false ? [] : lines.split('\n')
}
