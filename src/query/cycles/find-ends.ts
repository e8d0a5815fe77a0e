import { diagnose } from '../../diagnostics/catalogue.ts'
import type { EvalContext, Demand } from '../eval-context.ts'
import { hasWalk } from '../has-walk.ts'
import { restrictToNodes, membersOf, type Found } from '../graph/found.ts'
import type { EndsNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { componentsOf } from './components.ts'
import { Digraph } from './digraph.ts'
import { edgesBetween } from './edges-between.ts'

const MAX_EDGES = 20_000_000

/**
 * The members of a set that no other member feeds (leaves: that feed no other member), by the edges that the set crossed; for a
 * selection, by all edges between its members. A cycle that nothing leads into has no root, and a note reports it.
 */
export function* findEnds(node: EndsNode, demand: Demand, context: EvalContext): Reading<Found> {
  const { session } = context
  const crossed = hasWalk(node.of)
  const found = yield* context.find(node.of, { ...demand, edges: crossed || demand.edges, cap: INNER_NODES })
  const members = membersOf(found)
  const graph = new Digraph(members.map(({ id }) => id))
  if (crossed) for (const { from, to } of found.edges) graph.add(from, to)
  else
    yield* edgesBetween(members, session, (from, to) => {
      graph.add(from, to)
      return graph.size < MAX_EDGES
    })

  const fed = new Set<number>()
  graph.each((from, to) => {
    if (from !== to) fed.add(node.which === 'roots' ? to : from)
  })
  const closed = closedCycles(graph, node.which)
  if (closed > 0) session.note(diagnose('closed-cycles', { count: closed, which: node.which }))
  const ends = members.filter((_, i) => !fed.has(i))
  const nodes = new Map(ends.map((n) => [n.id, n] as const))
  return {
    nodes,
    ...restrictToNodes(found, nodes),
    ...(found.order === undefined ? {} : { order: ends }),
  }
}

/** The number of components of more than one node that nothing leads into (leaves: that lead to nothing). */
function closedCycles(graph: Digraph, which: EndsNode['which']): number {
  const component = componentsOf(graph)
  const sizes = new Map<number, number>()
  for (const number of component) sizes.set(number, (sizes.get(number) ?? 0) + 1)
  const entered = new Set<number>()
  graph.each((from, to) => {
    const [a, b] = [component[from]!, component[to]!]
    if (a !== b) entered.add(which === 'roots' ? b : a)
  })
  return [...sizes].filter(([number, size]) => size > 1 && !entered.has(number)).length
}
