import type { WalkNode } from '../../query/plan.ts'
import { where } from '../cypher-statement.ts'
import { edgeConditions, touchConditions } from '../edge-conditions.ts'
import { indented, type Bindings } from './bindings.ts'
import { idsOf } from './ids-of.ts'
import { waysOf, type Rules, type Way } from './ways-of.ts'

/** What a walk over datasets crosses; at job level by the jobs that made it, with those that made nothing. */
export function drawWalk(walk: WalkNode, bindings: Bindings): readonly string[] {
  const { ways, rules } = waysOf(walk, idsOf, bindings)
  const drawn = ways.map((way) => [
    ...way.reach,
    ...wheres(way.departs),
    ...(walk.at === 'job' ? byJobs(way, rules, bindings) : byDatasets(way)),
  ])
  return drawn.flatMap((lines, i) => (i === 0 ? lines : ['UNION', ...lines]))
}

/** A node that nothing is crossed from is drawn too. */
const byDatasets = ({ step, arrives, edge }: Way): readonly string[] => [
  `OPTIONAL ${step}`,
  ...wheres([...arrives, ...edge]),
  'RETURN n, x, m',
]

function byJobs(way: Way, { filter, known }: Rules, bindings: Bindings): readonly string[] {
  const down = way.direction === 'downstream'
  const [near, far] = down ? ['READS', 'WRITES'] : ['WRITES', 'READS']
  const crossed = (conditions: readonly string[]): readonly string[] => [
    way.step,
    ...wheres([...way.arrives, ...way.edge, ...conditions]),
  ]
  const touched = touchConditions('t', 'j.id', filter)
  const anyWay = { window: filter.window, via: {}, jobsWithin: [], jobsAvoiding: [] }
  const made = edgeConditions('e', anyWay, 'dataset')
  const [out, into] = down ? ['<-', '-'] : ['-', '->']
  const put = (lines: readonly (string | false)[]): readonly string[] =>
    bindings.place(lines, { ...touched.params, ...made.params }, known)
  return [
    'CALL (*) {',
    '  RETURN n AS one, null AS edge, null AS other',
    ...each([
      [...crossed(['x.jobId IS NULL']), 'RETURN n AS one, x AS edge, m AS other'],
      [...crossed([]), ...job(near, 'n')],
      [...crossed(way.passes), ...job(far, 'm')],
      // Jobs that made nothing of it, whatever their edges elsewhere.
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

/** The job of an edge with what joins it to one end, if anything does: what is stated alone is neither read nor written. */
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
