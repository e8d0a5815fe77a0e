import { diagnose } from '../diagnostics/catalogue.ts'
import type { Change } from '../domain/lineage-graph.ts'
import type { Id } from '../domain/ids.ts'
import type { EvalContext, Demand } from './eval-context.ts'
import { EdgeAccumulator, type AccumulatedEdge } from './graph/edge-accumulator.ts'
import { restrictToNodes, type Found, type FoundNode } from './graph/found.ts'
import { joinEdges } from './graph/join-found.ts'
import type { ChangesNode, PlanNode } from './plan.ts'
import type { Reading } from './read-requests.ts'
import { INNER_NODES } from './session.ts'

/** What one look found, and whether it found all. */
interface Look {
  readonly found: Found
  readonly whole: boolean
}

/**
 * Two looks at one expression as one set. A node is judged as a member where it is one in either look, else as shown; it is
 * told as the second look has it, what is removed as the first has it. Where a limit cut one look, what the other alone
 * has is left out: nobody can tell whether it is new, or gone.
 */
export function* findChanges(node: ChangesNode, demand: Demand, context: EvalContext): Reading<Found> {
  const before = yield* lookAt(node.before, demand, context)
  const after = yield* lookAt(node.after, demand, context)
  if (!before.whole || !after.whole) context.session.note(diagnose('changes-cut', {}))
  const told = { added: before.whole, removed: after.whole, kept: true }

  const nodes = new Map<Id, FoundNode>()
  for (const id of new Set([...after.found.nodes.keys(), ...before.found.nodes.keys()])) {
    const changed = changedNode(before.found.nodes.get(id), after.found.nodes.get(id))
    if (told[changed.change]) nodes.set(id, changed)
  }
  const edges = new EdgeAccumulator()
  const take = (from: Look, other: Look, alone: Change): void =>
    edges.merge(
      from.found.edges,
      (edge) =>
        nodes.has(edge.from) &&
        nodes.has(edge.to) &&
        !edges.has(edge.from, edge.to, edge.hidden !== undefined) &&
        (told[alone] || there(other, edge)),
      (edge) => (there(other, edge) ? 'kept' : alone),
    )
  take(after, before, 'added')
  take(before, after, 'removed')
  const [a, b] = [after, before].map(({ found }) => restrictToNodes(edgesOf(found), nodes))
  const { pairs } = joinEdges(a!, b!)
  return { nodes, edges, ...(pairs === undefined ? {} : { pairs }) }
}

const edgesOf = ({ edges, pairs }: Found): Pick<Found, 'edges' | 'pairs'> =>
  pairs === undefined ? { edges } : { edges, pairs }

/** Whether a look has this edge too; one by way of skipped nodes is another than a direct one. */
const there = ({ found }: Look, { from, to, hidden }: AccumulatedEdge): boolean =>
  found.edges.has(from, to, hidden !== undefined)

function* lookAt(node: PlanNode, demand: Demand, context: EvalContext): Reading<Look> {
  const { shortened } = context.session
  const found = yield* context.find(node, { ...demand, cap: INNER_NODES })
  return { found, whole: context.session.shortened === shortened }
}

function changedNode(
  before: FoundNode | undefined,
  after: FoundNode | undefined,
): FoundNode & { readonly change: Change } {
  const member = before?.member === true || after?.member === true
  const [first, second] = [before, after].map((n) =>
    n !== undefined && (n.member || !member) ? n : undefined,
  )
  const change = first === undefined ? 'added' : second === undefined ? 'removed' : 'kept'
  const told = (second ?? first)!
  return {
    ...told,
    start: before?.start === true || after?.start === true,
    ref: told.ref ?? before?.ref ?? after?.ref,
    change,
  }
}
