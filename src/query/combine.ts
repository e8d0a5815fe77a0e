import type { Id } from '../domain/ids.ts'
import type { Env, Want } from './env.ts'
import { EdgeBag } from './graph/edge-bag.ts'
import { asStart, type Found, type FoundNode } from './graph/found.ts'
import type { CombineNode } from './plan.ts'
import type { Reading } from './read-requests.ts'
import { INNER_NODES } from './session.ts'

/** Members united, intersected or removed; starts shown and edges kept as the language says of sets. */
export function* findCombination(node: CombineNode, want: Want, env: Env): Reading<Found> {
  const part: Want = { edges: want.edges, cap: INNER_NODES }
  const left = yield* env.find(node.left, part)
  const right = yield* env.find(node.right, part)
  const nodes = new Map<Id, FoundNode>()

  for (const mine of left.nodes.values()) {
    const theirs = right.nodes.get(mine.id)
    const other = theirs?.member === true
    const member = mine.member && (node.op === 'union' || other === (node.op === 'intersect'))
    if (member) put(nodes, { ...mine })
    else if (mine.start) put(nodes, asStart(mine))
    if (member && other && node.op !== 'except') also(nodes.get(mine.id)!, theirs, theirs.distance)
  }
  if (node.op !== 'except')
    for (const theirs of right.nodes.values()) {
      const mine = nodes.get(theirs.id)
      const taken = theirs.member && node.op === 'union' && mine?.member !== true
      if (taken) put(nodes, { ...theirs, start: theirs.start || mine?.start === true })
      else if (theirs.start && mine === undefined) put(nodes, asStart(theirs))
      else if (theirs.start && mine !== undefined) mine.start = true
      if (taken && mine !== undefined) also(nodes.get(theirs.id)!, mine, undefined)
    }

  const edges = new EdgeBag()
  const kept = ({ from, to }: { readonly from: Id; readonly to: Id }): boolean =>
    nodes.has(from) && nodes.has(to)
  edges.merge(left.edges, kept)
  edges.merge(right.edges, kept)
  return { nodes, edges }
}

const put = (nodes: Map<Id, FoundNode>, node: FoundNode): void => void nodes.set(node.id, node)

/** What the other operand's walk said of a node that both have. */
function also(node: FoundNode, other: FoundNode, distance: number | undefined): void {
  node.distance ??= distance
  node.more ||= other.more
  node.opaque ||= other.opaque
  node.basis |= other.basis
  node.ref ??= other.ref
}
