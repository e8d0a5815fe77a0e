import { diagnose } from '../diagnostics/catalogue.ts'
import type { LineageGraph, Table } from '../domain/lineage-graph.ts'
import { assertNever } from '../lib/assert-never.ts'
import type { Answer, Limits } from './answer.ts'
import { answerWindow, isComparison, windowsOf } from './answer-window.ts'
import { findChanges } from './changes.ts'
import { findCombination } from './combine.ts'
import { findCycles } from './cycles/find-cycles.ts'
import { findEnds } from './cycles/find-ends.ts'
import type { EvalContext, Demand } from './eval-context.ts'
import { drawGraph } from './graph/draw-graph.ts'
import { emptyFound, type Found } from './graph/found.ts'
import { findPaths } from './paths/find-paths.ts'
import type { Plan, PlanNode } from './plan.ts'
import type { Reading } from './read-requests.ts'
import { findSelection } from './selection/find-selection.ts'
import { Session } from './session.ts'
import type { Outcome } from './stages/outcome.ts'
import { emptyOutcome, runStages } from './stages/run-stages.ts'
import type { TimeBudget } from './time-budget.ts'
import { findWalk } from './walk/find-walk.ts'

const NOT_ALL_FOUND = 'the time was up before everything was found'

/**
 * Answers a plan from a store. Pure: yields read requests, is resumed with their answers, and returns the answer. A limit makes
 * the answer incomplete; it is never an error. If the time runs out while the store works on a request, the store's driver
 * throws TimeUp into the generator instead of resuming it.
 */
export function* evaluate(plan: Plan, limits: Limits, time: TimeBudget): Reading<Answer> {
  const session = new Session(limits, time)
  // A set that is not found in time is empty, so that the answer still has the other sets.
  const context: EvalContext = {
    session,
    now: plan.now,
    find: (node, demand) => session.within(find(node, demand, context), emptyFound, NOT_ALL_FOUND),
  }
  const demand = { edges: true, cap: limits.nodes, drawn: true }
  const outcome = yield* session.within(
    runStages(plan.root, demand, context),
    () => emptyOutcome(plan.root),
    NOT_ALL_FOUND,
  )
  session.startDrawing()
  const result: LineageGraph | Table =
    outcome.kind === 'table' ? cutRows(outcome.table, session) : yield* drawGraph(outcome.found, session)

  if (session.opaque.size > 0) session.note(diagnose('opaque-columns', { count: session.opaque.size }))
  const window = answerWindow(windowsOf(plan.root))
  if (window === 'several') session.note(diagnose('several-windows', {}))
  const before = isComparison(plan.root) ? answerWindow(windowsOf(plan.root, 'before')) : undefined
  return {
    query: plan.query,
    result,
    complete: session.cuts.length === 0,
    cuts: session.cuts,
    notes: session.notes,
    ...(window === undefined || window === 'several' ? {} : { window }),
    ...(before === undefined || before === 'several' ? {} : { comparedWith: before }),
    stats: {
      members: membersShown(outcome, result),
      edges: result.kind === 'graph' ? result.edges.length : 0,
      elapsedMs: session.elapsedMs(),
    },
  }
}

function* find(node: PlanNode, demand: Demand, context: EvalContext): Reading<Found> {
  switch (node.kind) {
    case 'select':
      return yield* findSelection(node.selection, demand, context)
    case 'walk':
      return yield* findWalk(node, demand, context)
    case 'paths':
      return yield* findPaths(node, demand, context)
    case 'cycles':
      return yield* findCycles(node, demand, context)
    case 'ends':
      return yield* findEnds(node, demand, context)
    case 'combine':
      return yield* findCombination(node, demand, context)
    case 'changes':
      return yield* findChanges(node, demand, context)
    case 'where':
    case 'orderBy':
    case 'limit':
    case 'count':
    case 'show': {
      const outcome = yield* runStages(node, demand, context)
      if (outcome.kind === 'table') throw new Error(`${node.kind} answers with a table, which has no members`)
      return outcome.found
    }
    default:
      return assertNever(node)
  }
}

function cutRows(table: Table, session: Session): Table {
  const { nodes: most } = session.limits
  if (table.rows.length <= most) return table
  session.cut('nodes', most, `the first ${most} of ${table.rows.length} rows are kept`)
  return { ...table, rows: table.rows.slice(0, most) }
}

const membersShown = (outcome: Outcome, result: LineageGraph | Table): number =>
  outcome.kind === 'table'
    ? outcome.members
    : result.kind === 'graph'
      ? result.nodes.filter((n) => n.member).length
      : 0
