import type { Id } from '../../domain/ids.ts'
import type { Session } from '../session.ts'
import type { BasisBits } from './basis.ts'
import { EdgeAccumulator, type AccumulatedEdge } from './edge-accumulator.ts'

/** The maximum number of edges that the contraction examines. */
const MAX_STEPS = 10_000_000

/**
 * The edges without the skipped nodes. Neighbours of skipped nodes are joined by one edge, with the least number of skipped nodes
 * between the two and all jobs on the paths through them. The steps per joined edge are the number of edges on its paths.
 */
export function contractEdges(
  edges: EdgeAccumulator,
  skipped: { has(id: Id): boolean },
  walked: 'upstream' | 'downstream',
  session: Session,
): EdgeAccumulator {
  const contracted = new EdgeAccumulator()
  contracted.merge(edges, ({ from, to }) => !skipped.has(from) && !skipped.has(to))
  const surroundings = surroundingsOf(edges, skipped)
  const budget: Budget = { left: MAX_STEPS, session }
  for (const entries of surroundings.entries)
    for (const joint of joinsFrom(entries, surroundings, walked, budget)) {
      if (spent(budget)) {
        const { edges: most } = session.limits
        session.cut('edges', most, 'not every edge across skipped nodes is shown')
        return contracted
      }
      const { from, to, near, hidden, jobs, basis } = joint
      contracted.join(from, to, near, hidden, jobs, basis)
    }
  return contracted
}

interface Surroundings {
  /** The edges from shown nodes to skipped ones: one list per shown node, the nearest first. */
  readonly entries: readonly (readonly AccumulatedEdge[])[]
  /** The edges that leave a skipped node, by that node, and the same edges by the node that they enter. */
  readonly leaving: ReadonlyMap<Id, readonly AccumulatedEdge[]>
  readonly arriving: ReadonlyMap<Id, readonly AccumulatedEdge[]>
  readonly isSkipped: (id: Id) => boolean
}

function surroundingsOf(edges: EdgeAccumulator, skipped: { has(id: Id): boolean }): Surroundings {
  const entries = new Map<Id, AccumulatedEdge[]>()
  const leaving = new Map<Id, AccumulatedEdge[]>()
  const arriving = new Map<Id, AccumulatedEdge[]>()
  const put = (lists: Map<Id, AccumulatedEdge[]>, id: Id, edge: AccumulatedEdge): void => {
    const list = lists.get(id)
    if (list === undefined) lists.set(id, [edge])
    else list.push(edge)
  }
  for (const edge of edges) {
    if (skipped.has(edge.from)) {
      put(leaving, edge.from, edge)
      put(arriving, edge.to, edge)
    } else if (skipped.has(edge.to)) put(entries, edge.from, edge)
  }
  const near = (list: readonly AccumulatedEdge[]): number =>
    list.reduce((n, e) => Math.min(n, e.near), Infinity)
  return {
    entries: [...entries.values()].sort((a, b) => near(a) - near(b)),
    leaving,
    arriving,
    isSkipped: (id) => skipped.has(id),
  }
}

interface Joint {
  readonly from: Id
  readonly to: Id
  readonly near: number
  readonly hidden: number
  readonly jobs: ReadonlySet<Id>
  readonly basis: BasisBits
}

interface Budget {
  left: number
  readonly session: Session
}

const spent = (budget: Budget): boolean =>
  budget.left < 0 || (budget.left % 1_000 === 0 && budget.session.expired())

/** The joined edges from one node. */
function* joinsFrom(
  entries: readonly AccumulatedEdge[],
  around: Surroundings,
  walked: 'upstream' | 'downstream',
  budget: Budget,
): Generator<Joint> {
  const passed = new Map<Id, number>()
  const ends = new Map<Id, number>()
  for (const { to } of entries) passed.set(to, 1)
  for (const [id, hidden] of passed)
    for (const { to } of around.leaving.get(id) ?? []) {
      budget.left--
      if (!around.isSkipped(to)) ends.set(to, Math.min(ends.get(to) ?? hidden, hidden))
      else if (!passed.has(to)) passed.set(to, hidden + 1)
    }
  const first = new Map(entries.map((edge) => [edge.to, edge]))
  for (const [to, hidden] of ends) {
    const jobs = new Set<Id>()
    let basis = 0
    let near = Infinity
    const take = (edge: AccumulatedEdge, isNear: boolean): void => {
      budget.left--
      basis |= edge.basis
      for (const job of edge.jobs.keys()) jobs.add(job)
      if (isNear) near = Math.min(near, edge.near)
    }
    const seen = new Set<Id>()
    const todo = [to]
    for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
      const entry = first.get(at)
      if (entry !== undefined) take(entry, walked === 'downstream')
      for (const edge of around.arriving.get(at) ?? []) {
        if (!passed.has(edge.from)) continue
        take(edge, walked === 'upstream' && at === to)
        if (seen.has(edge.from)) continue
        seen.add(edge.from)
        todo.push(edge.from)
      }
      if (budget.left < 0) break
    }
    yield { from: entries[0]!.from, to, near, hidden, jobs, basis }
  }
}
