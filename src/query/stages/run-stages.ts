import type { EvalContext, Demand } from '../eval-context.ts'
import { isSetNode } from '../is-set-node.ts'
import { emptyFound, type Found, type FoundNode } from '../graph/found.ts'
import { memberOf } from '../selection/find-selection.ts'
import { eachPage } from '../selection/each-page.ts'
import { isPaged, noteEmpty, pageSourceOf, type PagedSelection } from '../selection/page-source.ts'
import type { PlanNode, SetNode, StageNode } from '../plan.ts'
import type { ReadAnswer, ReadRequest, Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { fieldsRead } from './fields-asked.ts'
import { filterMembers } from './filter-members.ts'
import { foundStages } from './found-stages.ts'
import { GroupCount } from './group-count.ts'
import type { Outcome } from './outcome.ts'
import { OrderedMembers } from './order-members.ts'
import { emptyTable } from './show-table.ts'
import { predicateTest } from './predicate-test.ts'
import { inCountOrder, tableStages } from './table-stages.ts'

/** The outcome of a plan that found nothing: a table with its columns and no rows, or an empty set. */
export function emptyOutcome(root: PlanNode): Outcome {
  for (const stage of unstage(root).stages) {
    if (stage.kind === 'count') return { kind: 'table', table: new GroupCount(stage.by).table(), members: 0 }
    if (stage.kind === 'show') return { kind: 'table', table: emptyTable(stage.fields), members: 0 }
  }
  return { kind: 'found', found: emptyFound() }
}

/** Splits a plan into the part that finds a set, and the stages after it in the order written. */
export function unstage(node: PlanNode): { readonly base: SetNode; readonly stages: readonly StageNode[] } {
  const stages: StageNode[] = []
  let at = node
  while (!isSetNode(at)) {
    stages.push(at)
    at = at.input
  }
  return { base: at, stages: stages.reverse() }
}

/** Finds a set and applies its stages. Large selections are not held in memory if the stages allow it. */
export function* runStages(node: PlanNode, demand: Demand, context: EvalContext): Reading<Outcome> {
  const { base, stages } = unstage(node)
  if (stages.length === 0) return { kind: 'found', found: yield* context.find(base, demand) }
  if (base.kind === 'select' && isPaged(base.selection))
    return yield* pagedStages(base.selection, stages, demand, context)
  const edges = demand.edges && !stages.some((s) => s.kind === 'count' || s.kind === 'show')
  const basis = demand.basis === true || stages.some((s) => fieldsRead(s).includes('basis'))
  const found = yield* context.find(base, { ...demand, edges, basis, drawn: false, cap: INNER_NODES })
  return yield* foundStages(found, stages, context.session)
}

/** Processes a selection page by page: filters each page, then counts, orders or limits without holding dropped members. */
function* pagedStages(
  selection: PagedSelection,
  stages: readonly StageNode[],
  demand: Demand,
  context: EvalContext,
): Reading<Outcome> {
  const filterStages = stages.slice(0, leadingFilters(stages))
  const tests = filterStages.flatMap((s) =>
    s.kind === 'where' ? [predicateTest(s.predicate, context.session.check)] : [],
  )
  const rest = stages.slice(filterStages.length)
  const [next, following] = rest

  let read = 0
  const pages = function* (sink: Sink): Reading<void> {
    const source = yield* pageSourceOf(selection, context)
    if (source !== undefined)
      yield* eachPage(source, context.session, function* (page) {
        read += page.length
        return yield* sink(yield* filterMembers(page.map(memberOf), tests, context.session))
      })
    if (read === 0) noteEmpty(selection, context)
  }

  if (next?.kind === 'count') {
    const counts = new GroupCount(next.by)
    yield* pages(function* (members) {
      yield* counts.add(members)
      return true
    })
    const table = next.by.length === 0 ? counts.table() : inCountOrder(counts.table())
    return { kind: 'table', table: tableStages(table, rest.slice(1)), members: counts.members }
  }
  if (next?.kind === 'orderBy') {
    const room =
      following?.kind === 'limit' ? following.count : onlyShowStages(rest.slice(1)) ? demand.cap : INNER_NODES
    const ordered = new OrderedMembers(next.keys, room)
    yield* pages(function* (members) {
      yield* ordered.add(members)
      return true
    })
    const { nodes, left } = ordered.take()
    if (left > 0 && following?.kind !== 'limit') reportFirst(context, room)
    return yield* foundStages({ ...setOf(nodes), order: nodes }, rest.slice(1), context.session)
  }
  const members: FoundNode[] = []
  if (next?.kind === 'limit') yield* pages(takeUpTo(members, next.count))
  else {
    const room = onlyShowStages(rest) ? demand.cap : INNER_NODES
    yield* pages(takeUpTo(members, room + 1))
    if (members.length > room) {
      members.length = room
      reportFirst(context, room)
    }
  }
  return yield* foundStages(setOf(members), rest, context.session)
}

type Sink = (members: readonly FoundNode[]) => Generator<ReadRequest, boolean, ReadAnswer>

/** Collects the first `most` members, then stops the reading. */
function takeUpTo(taken: FoundNode[], most: number): Sink {
  return function* (members) {
    for (const member of members) if (taken.length < most) taken.push(member)
    return taken.length < most
  }
}

function leadingFilters(stages: readonly StageNode[]): number {
  const first = stages.findIndex((s) => s.kind !== 'where')
  return first < 0 ? stages.length : first
}

const onlyShowStages = (stages: readonly StageNode[]): boolean => stages.every((s) => s.kind === 'show')

const reportFirst = ({ session }: EvalContext, room: number): void =>
  session.cut('nodes', room, `the first ${room} are kept`)

function setOf(nodes: readonly FoundNode[]): Found {
  const found = emptyFound()
  for (const node of nodes) found.nodes.set(node.id, node)
  return found
}
