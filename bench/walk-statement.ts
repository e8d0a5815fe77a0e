import { compileWalk } from '../src/compile/compile-walk.ts'
import type { CypherStatement } from '../src/compile/cypher-statement.ts'
import type { Id } from '../src/domain/ids.ts'
import { DEFAULT_LIMITS } from '../src/query/answer.ts'

/** The statement of a walk upstream, `depth` steps deep. `since` in ms. */
export function walkStatement(
  start: Id,
  { depth, since, wanted }: { depth: number; since?: number; wanted: 'nodes' | 'drawing' },
): CypherStatement {
  return compileWalk({
    kind: 'walk',
    direction: 'upstream',
    at: 'dataset',
    starts: [{ kind: 'dataset', id: start }],
    minDepth: 1,
    ...(Number.isFinite(depth) && { maxDepth: depth }),
    filter: {
      window: { wholeDays: false, ...(since !== undefined && { since }) },
      via: {},
      jobsWithin: [],
      jobsAvoiding: [],
    },
    within: [],
    avoiding: [],
    stopAt: [],
    stopJobs: [],
    wanted,
    limits: { nodes: DEFAULT_LIMITS.nodes, edges: DEFAULT_LIMITS.edges },
  })
}
