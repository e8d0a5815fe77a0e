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

/** One side of a comparison, and whether a limit left its set incomplete. */
interface Side {
  readonly found: Found
  readonly complete: boolean
}

/**
 * Two sides of a comparison as one set. A node that is a member on one side is compared as a member, else as shown. It is
 * described as on the second side, a removed one as on the first. If a limit cut one side, what only the other side has is
 * left out, since it may or may not have changed.
 */
export function* findChanges(node: ChangesNode, demand: Demand, context: EvalContext): Reading<Found> {
  const before = yield* findSide(node.before, demand, context)
  const after = yield* findSide(node.after, demand, context)
  if (!before.complete || !after.complete) context.session.note(diagnose('changes-cut', {}))
  const reliable = { added: before.complete, removed: after.complete, kept: true }

  const nodes = new Map<Id, FoundNode>()
  for (const id of new Set([...after.found.nodes.keys(), ...before.found.nodes.keys()])) {
    const changed = changedNode(before.found.nodes.get(id), after.found.nodes.get(id))
    if (reliable[changed.change]) nodes.set(id, changed)
  }
  const edges = new EdgeAccumulator()
  const take = (from: Side, other: Side, alone: Change): void =>
    edges.merge(
      from.found.edges,
      (edge) =>
        nodes.has(edge.from) &&
        nodes.has(edge.to) &&
        !edges.has(edge.from, edge.to, edge.hidden !== undefined) &&
        (reliable[alone] || isIn(other, edge)),
      (edge) => (isIn(other, edge) ? 'kept' : alone),
    )
  take(after, before, 'added')
  take(before, after, 'removed')
  const [a, b] = [after, before].map(({ found }) => restrictToNodes(edgesOf(found), nodes))
  const { pairs } = joinEdges(a!, b!)
  return { nodes, edges, ...(pairs === undefined ? {} : { pairs }) }
}

const edgesOf = ({ edges, pairs }: Found): Pick<Found, 'edges' | 'pairs'> =>
  pairs === undefined ? { edges } : { edges, pairs }

/** Whether a side also has this edge. An edge across skipped nodes differs from a direct one. */
const isIn = ({ found }: Side, { from, to, hidden }: AccumulatedEdge): boolean =>
  found.edges.has(from, to, hidden !== undefined)

function* findSide(node: PlanNode, demand: Demand, context: EvalContext): Reading<Side> {
  const { shortened } = context.session
  const found = yield* context.find(node, { ...demand, cap: INNER_NODES })
  return { found, complete: context.session.shortened === shortened }
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
  const described = (second ?? first)!
  return {
    ...described,
    start: before?.start === true || after?.start === true,
    ref: described.ref ?? before?.ref ?? after?.ref,
    change,
  }
}
