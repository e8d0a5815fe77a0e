import type { Plan } from '../../src/query/plan.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { TimeBudget } from '../../src/query/time-budget.ts'
import type { Statement } from '../../src/store/lineage-store.ts'
import type { Transaction } from '../../src/store/neo4j/database.ts'
import { explainPlan } from '../../src/store/neo4j/reading/explain-plan.ts'

/**
 * The statements that a plan sends to a Neo4j that holds next to nothing: a selection finds nothing, a walk reaches its starts, and
 * every id has a name. Statements that follow from more than that are missing.
 */
export const firstStatements = (plan: Plan): Promise<readonly Statement[]> =>
  explainPlan(
    { uri: 'bolt://nowhere', once: () => nextToNothing, read: (work) => work(nextToNothing) },
    { plan, limits: DEFAULT_LIMITS, time: new TimeBudget(DEFAULT_LIMITS.timeMs, () => 0) },
  )

const nextToNothing: Transaction = {
  rows: <Row>(text: string, params: Readonly<Record<string, unknown>> = {}, title = '') =>
    Promise.resolve(rowsFor(text, params, title) as readonly Row[]),
}

function rowsFor(text: string, params: Readonly<Record<string, unknown>>, title: string): readonly unknown[] {
  const ids = params['ids'] as readonly string[]
  const starts = params['starts'] as readonly string[]
  if (title === 'state of the graph') return [{ graph: { rebuilding: false, omits: false } }]
  if (title.startsWith('names of ')) return ids.map((id) => ({ id, namespace: '', name: id }))
  if (title === 'the members of identity groups') return ids.map((id) => ({ id, members: [id] }))
  if (!title.startsWith('the whole walk')) return []
  return text.includes('AS distances')
    ? [{ ids: starts, distances: starts.map(() => 0), graph: null }]
    : starts.map((id) => ({ id, distance: 0, crossed: [], display: null, graph: null }))
}
