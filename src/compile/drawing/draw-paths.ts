import type { PathsNode } from '../../query/plan.ts'
import { indented, type Bindings } from './bindings.ts'
import { job, wheres } from './draw-walk.ts'
import { bindIds } from './bind-ids.ts'
import { hops, walkParts } from '../walk-parts.ts'
import { placed, rulesOf, startsOf } from './directed-walks.ts'

/**
 * Draws the edges on any path between two sets: those that both a walk downstream from the starts and a walk upstream from
 * the ends cross. The two walks are joined edge by edge, in time linear in the edges found.
 * @example
 * CALL (*) {
 *   … walk from starts … RETURN x, distance AS there, null AS back
 *   UNION ALL
 *   … walk from ends … RETURN x, null AS there, distance AS back
 * }
 * WITH x, min(there) AS there, min(back) AS back
 * WHERE there IS NOT NULL AND back IS NOT NULL
 * RETURN endNode(x) AS n, x, startNode(x) AS m
 */
export function drawPaths(paths: PathsNode, bindings: Bindings): readonly string[] {
  const { window, maxDepth } = paths
  const starts = startsOf(paths.from, window.asOf, bindIds, bindings)
  const ends = startsOf(paths.to, window.asOf, bindIds, bindings, 'ends')
  const { rules, known } = rulesOf(paths, bindIds, bindings)
  const depth = maxDepth === undefined ? {} : { maxDepth }
  const parts = walkParts({ ...rules, direction: 'downstream', ...depth })
  const put = (lines: readonly (string | false)[]): readonly string[] =>
    bindings.place(lines, { ...parts.params, maxDepth }, { ...known, starts, ends })
  const there = placed(parts, put)
  const crossed = wheres([...there.departs, ...there.arrives, ...there.edge, ...there.passes])
  return [
    'CALL (*) {',
    ...indented([
      ...there.reach,
      there.step,
      ...crossed,
      'RETURN x, distance AS there, null AS back',
      'UNION ALL',
      ...put(['UNWIND $ends AS goal']),
      `MATCH p = (t:Dataset {id: goal})-[r:DERIVED_FROM${hops(maxDepth)}]->(m:Dataset)`,
      ...wheres(put(parts.onPath)),
      'WITH m, min(length(p)) AS distance',
      'MATCH (m)-[x:DERIVED_FROM]->(n:Dataset)',
      ...crossed,
      'RETURN x, null AS there, distance AS back',
    ]),
    '}',
    'WITH x, min(there) AS there, min(back) AS back',
    ...wheres([
      'there IS NOT NULL',
      'back IS NOT NULL',
      ...(maxDepth === undefined ? [] : put(['there + 1 + back <= $maxDepth'])),
    ]),
    ...(paths.at === 'job' ? byJobs : ['RETURN endNode(x) AS n, x, startNode(x) AS m']),
  ]
}

/** At job level an edge with a job is drawn as two edges through the job. */
const byJobs: readonly string[] = [
  'WITH x, endNode(x) AS n, startNode(x) AS m',
  'CALL (*) {',
  ...indented([
    'WITH n, x, m',
    'WHERE x.jobId IS NULL',
    'RETURN n AS one, x AS edge, m AS other',
    'UNION ALL',
    ...job('READS', 'n'),
    'UNION ALL',
    ...job('WRITES', 'm'),
  ]),
  '}',
  'RETURN one AS n, edge AS x, other AS m',
]
