import type { Id } from '../domain/ids.ts'
import type { EvalContext, Demand } from './eval-context.ts'
import { EdgeAccumulator } from './graph/edge-accumulator.ts'
import { restrictToNodes, type Found, type FoundNode } from './graph/found.ts'
import { joinEdges } from './graph/join-found.ts'
import type { CombineNode } from './plan.ts'
import type { Reading } from './read-requests.ts'
import { INNER_NODES } from './session.ts'

/** The union, intersection or difference of two sets, with the starts and edges that the language defines for it. */
export function* findCombination(node: CombineNode, demand: Demand, context: EvalContext): Reading<Found> {
  const part: Demand = { ...demand, cap: INNER_NODES }
  const left = yield* context.find(node.left, part)
  const right = yield* context.find(node.right, part)
  const { session } = context
  yield* session.pause()
  const nodes = new Map<Id, FoundNode>()
  let edges: Pick<Found, 'edges' | 'pairs'> = { edges: new EdgeAccumulator() }
  const all = session.finishes(() => {
    for (const mine of left.nodes.values()) {
      session.check()
      const theirs = right.nodes.get(mine.id)
      const member = isMember(node.op, mine, theirs)
      put(nodes, member, mine, node.op === 'except' ? undefined : theirs)
    }
    if (node.op !== 'except')
      for (const theirs of right.nodes.values()) {
        session.check()
        if (!left.nodes.has(theirs.id)) put(nodes, isMember(node.op, undefined, theirs), undefined, theirs)
      }
    const [a, b] = [left, right].map(({ edges, pairs }) =>
      restrictToNodes({ edges, ...(pairs && { pairs }) }, nodes, session.check),
    )
    edges = joinEdges(a!, b!, session.check)
  })
  if (!all) session.cutByTime('the time was up before the sets were joined')
  return { nodes, ...edges }
}

function isMember(
  op: CombineNode['op'],
  mine: FoundNode | undefined,
  theirs: FoundNode | undefined,
): boolean {
  const [inLeft, inRight] = [mine?.member === true, theirs?.member === true]
  if (op === 'union') return inLeft || inRight
  return inLeft && (op === 'intersect') === inRight
}

/** If both operands are comparisons, the left one decides. */
function changeOf(shown: readonly FoundNode[]): Pick<FoundNode, 'change'> {
  const change = shown.find((n) => n.change !== undefined)?.change
  return change === undefined ? {} : { change }
}

/** Adds a node that is a member, or a start of an operand, with what both operands know of it. */
function put(
  nodes: Map<Id, FoundNode>,
  member: boolean,
  mine: FoundNode | undefined,
  theirs: FoundNode | undefined,
): void {
  const shown = [mine, theirs].filter((n) => n !== undefined && (n.member || n.start)) as FoundNode[]
  const [first] = shown
  const start = shown.some((n) => n.start)
  if (first === undefined || !(member || start)) return
  nodes.set(first.id, {
    ...first,
    start,
    member,
    // The 0 of a start that is not a member is not a distance.
    distance: member ? shown.find((n) => n.member && n.distance !== undefined)?.distance : 0,
    more: shown.some((n) => n.more),
    opaque: shown.some((n) => n.opaque),
    basis: shown.reduce((bits, n) => bits | n.basis, 0),
    ref: first.ref ?? theirs?.ref,
    cycle: shown.find((n) => n.cycle !== undefined)?.cycle,
    ...changeOf(shown),
  })
}
