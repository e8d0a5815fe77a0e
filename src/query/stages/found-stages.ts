import { assertNever } from '../../lib/assert-never.ts'
import { asStart, restrictToNodes, membersOf, type Found, type FoundNode } from '../graph/found.ts'
import { compareNodes, nameNodes } from '../graph/refs.ts'
import type { StageNode } from '../plan.ts'
import type { ReadAnswer, ReadRequest, Reading } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { filterMembers } from './filter-members.ts'
import { GroupCount } from './group-count.ts'
import { OrderedMembers } from './order-members.ts'
import { predicateTest } from './predicate-test.ts'
import type { Outcome } from './outcome.ts'
import { showTable } from './show-table.ts'
import { inCountOrder, tableStages } from './table-stages.ts'

const AT_ONCE = 2_000

/** Applies the stages to a set, in the order written. */
export function* foundStages(found: Found, stages: readonly StageNode[], session: Session): Reading<Outcome> {
  let set = found
  for (const [i, stage] of stages.entries()) {
    switch (stage.kind) {
      case 'where': {
        const passing: FoundNode[] = []
        const test = [predicateTest(stage.predicate, session.check)]
        yield* chunks(membersOf(set), session, function* (some) {
          for (const node of yield* filterMembers(some, test, session)) passing.push(node)
        })
        set = withMembers(set, passing, set.order !== undefined)
        break
      }
      case 'orderBy': {
        const members = membersOf(set)
        const ordered = new OrderedMembers(stage.keys, members.length)
        yield* chunks(members, session, (some) => ordered.add(some))
        set = withMembers(set, ordered.take().nodes, true)
        break
      }
      case 'limit':
        set = withMembers(set, (yield* inOrder(set)).slice(0, stage.count), set.order !== undefined)
        break
      case 'count': {
        const counts = new GroupCount(stage.by)
        yield* chunks(membersOf(set), session, (some) => counts.add(some))
        const table = stage.by.length === 0 ? counts.table() : inCountOrder(counts.table())
        return {
          kind: 'table',
          table: tableStages(table, stages.slice(i + 1)),
          members: counts.members,
        }
      }
      case 'show': {
        const members = yield* inOrder(set)
        const rest = stages.slice(i + 1)
        const shown = rest.reduce((n, s) => (s.kind === 'limit' ? Math.min(n, s.count) : n), members.length)
        const most = Math.min(shown, session.limits.nodes)
        if (most < shown) session.cut('nodes', session.limits.nodes, `the first ${most} rows are kept`)
        session.startDrawing()
        const table = yield* showTable(members.slice(0, most), stage.fields, session)
        return { kind: 'table', table: tableStages(table, rest), members: members.length }
      }
      default:
        return assertNever(stage)
    }
  }
  return { kind: 'found', found: set }
}

/** The members as a stage has ordered them, else in default order. */
function* inOrder(set: Found): Generator<ReadRequest, readonly FoundNode[], ReadAnswer> {
  if (set.order !== undefined) return set.order
  const members = membersOf(set)
  yield* nameNodes(members)
  return [...members].sort(compareNodes)
}

/** The set with only these members. Its starts are still shown, and so are the edges between the remaining nodes. */
function withMembers(set: Found, members: readonly FoundNode[], ordered: boolean): Found {
  const remaining = new Set(members)
  const nodes = new Map<FoundNode['id'], FoundNode>()
  for (const node of set.nodes.values()) {
    if (remaining.has(node)) nodes.set(node.id, node)
    else if (node.start) nodes.set(node.id, asStart(node))
  }
  return { nodes, ...restrictToNodes(set, nodes), ...(ordered ? { order: members } : {}) }
}

function* chunks(
  members: readonly FoundNode[],
  session: Session,
  each: (some: readonly FoundNode[]) => Generator<ReadRequest, void, ReadAnswer>,
): Generator<ReadRequest, void, ReadAnswer> {
  for (let i = 0; i < members.length; i += AT_ONCE) {
    const done = session.expired() ? 'time' : yield* session.orTime(each(members.slice(i, i + AT_ONCE)))
    if (done !== 'time') continue
    session.cutByTime(`only ${i} of ${members.length} members were processed`)
    return
  }
}
