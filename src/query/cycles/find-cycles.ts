import type { Id } from '../../domain/ids.ts'
import { compareRefs } from '../default-order.ts'
import type { EvalContext, Demand } from '../eval-context.ts'
import { hasWalk } from '../has-walk.ts'
import { EdgeAccumulator } from '../graph/edge-accumulator.ts'
import {
  emptyFound,
  foundNode,
  restrictToNodes,
  membersOf,
  type Found,
  type FoundNode,
} from '../graph/found.ts'
import { nameNodes } from '../graph/refs.ts'
import type { CyclesNode } from '../plan.ts'
import type { ReadAnswer, ReadRequest, Reading } from '../read-requests.ts'
import { eachPage } from '../selection/each-page.ts'
import { INNER_NODES, type Session } from '../session.ts'
import { componentsOf } from './components.ts'
import { Digraph } from './digraph.ts'
import { edgesBetween } from './edges-between.ts'

/** The maximum number of edges in memory. */
const MAX_EDGES = 20_000_000

/**
 * The cycles of a set, or of all datasets: strongly connected components of more than one node, and nodes that feed themselves.
 * Members are the datasets or columns on cycles, and the jobs and executions that made an edge of one.
 */
export function* findCycles(node: CyclesNode, demand: Demand, context: EvalContext): Reading<Found> {
  if (node.in === undefined) return yield* cyclesBetween(yield* allDatasets(context.session), demand, context)
  if (hasWalk(node.in)) {
    const found = yield* context.find(node.in, { edges: true, cap: INNER_NODES, pairs: true })
    return yield* cyclesOf(found)
  }
  const found = yield* context.find(node.in, { edges: false, cap: INNER_NODES })
  return yield* cyclesBetween(membersOf(found), demand, context)
}

function* allDatasets(session: Session): Generator<ReadRequest, readonly FoundNode[], ReadAnswer> {
  const nodes: FoundNode[] = []
  yield* eachPage({ kind: 'select', of: 'dataset', filters: {} }, session, function* (page) {
    for (const ref of page) nodes.push({ ...foundNode(ref.id, 'dataset'), member: true, ref })
    if (nodes.length < INNER_NODES) return true
    session.cut('nodes', INNER_NODES, 'only the first by namespace and name were examined')
    return false
  })
  return nodes
}

/** Cycles by all edges between these nodes. First reads only which edges exist, then the details of those on cycles. */
function* cyclesBetween(
  nodes: readonly FoundNode[],
  demand: Demand,
  { session }: EvalContext,
): Reading<Found> {
  const graph = new Digraph(nodes.map(({ id }) => id))
  yield* edgesBetween(nodes, session, (from, to) => {
    graph.add(from, to)
    return graph.size < MAX_EDGES
  })
  const cyclic = cyclesIn(graph)
  const all = new Map(nodes.map((node) => [node.id, node]))
  const numbers = yield* numbered(cyclic, all)
  const found = emptyFound()
  for (const [id, cycle] of numbers) found.nodes.set(id, { ...all.get(id)!, cycle })
  if (demand.edges)
    yield* edgesBetween([...found.nodes.values()], session, (from, to, fact) => {
      found.edges.add(from, to, 0, fact, { wholeDays: false })
      return true
    })
  return found
}

/** Cycles by the edges that a set crossed. */
function* cyclesOf(found: Found): Reading<Found> {
  const pairs = found.pairs ?? found.edges
  const data = [...found.nodes.values()].filter(({ kind }) => kind === 'dataset' || kind === 'column')
  const graph = new Digraph(data.map(({ id }) => id))
  for (const { from, to } of pairs) graph.add(from, to)
  const numbers = new Map(yield* numbered(cyclesIn(graph), found.nodes))
  const nodes = new Map<Id, FoundNode>()
  const put = (id: Id, cycle: number): void => {
    const node = found.nodes.get(id)
    const least = Math.min(nodes.get(id)?.cycle ?? cycle, cycle)
    if (node !== undefined) nodes.set(id, { ...node, member: true, cycle: least })
  }
  for (const [id, cycle] of numbers) put(id, cycle)
  for (const { from, to, jobs: executions } of found.pairs ?? new EdgeAccumulator()) {
    const cycle = numbers.get(from)
    if (cycle !== undefined && cycle === numbers.get(to)) for (const id of executions.keys()) put(id, cycle)
  }
  return {
    nodes,
    ...restrictToNodes({ edges: found.edges, ...(found.pairs && { pairs: found.pairs }) }, nodes),
  }
}

/** The components that are cycles. */
function cyclesIn(graph: Digraph): readonly (readonly Id[])[] {
  const component = componentsOf(graph)
  const sizes = new Map<number, number>()
  for (const number of component) sizes.set(number, (sizes.get(number) ?? 0) + 1)
  const cyclic = new Set([...sizes].flatMap(([number, size]) => (size > 1 ? [number] : [])))
  graph.each((from, to) => {
    if (from === to) cyclic.add(component[from]!)
  })
  const cycles = new Map<number, Id[]>()
  for (const [i, number] of component.entries()) {
    if (!cyclic.has(number)) continue
    const ids = cycles.get(number)
    if (ids === undefined) cycles.set(number, [graph.ids[i]!])
    else ids.push(graph.ids[i]!)
  }
  return [...cycles.values()]
}

/** The cycle of each node, as a number from 1 in the order of the cycles' least names. */
function* numbered(
  cycles: readonly (readonly Id[])[],
  nodes: ReadonlyMap<Id, FoundNode>,
): Generator<ReadRequest, readonly (readonly [Id, number])[], ReadAnswer> {
  yield* nameNodes(cycles.flat().map((id) => nodes.get(id)!))
  const named = cycles.flatMap((ids) => {
    const known = ids.filter((id) => nodes.get(id)!.ref !== undefined)
    const refs = known.map((id) => nodes.get(id)!.ref!)
    return refs.length === 0
      ? []
      : [{ known, least: refs.reduce((a, b) => (compareRefs(a, b) <= 0 ? a : b)) }]
  })
  named.sort((a, b) => compareRefs(a.least, b.least))
  return named.flatMap(({ known }, i) => known.map((id) => [id, i + 1] as const))
}
