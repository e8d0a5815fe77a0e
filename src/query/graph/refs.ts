import type { Id } from '../../domain/ids.ts'
import { ask } from '../ask.ts'
import { compareDistance, compareRefs } from '../default-order.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { FoundNode } from './found.ts'

const AT_ONCE = 5_000

/** Looks up the names of nodes that lack them. Nodes that the store does not know remain without a name. */
export function* nameNodes(nodes: Iterable<FoundNode>): Generator<ReadRequest, void, ReadAnswer> {
  const nameless: FoundNode[] = []
  for (const node of nodes) if (node.ref === undefined) nameless.push(node)
  for (const [kind, ofKind] of Map.groupBy(nameless, (node) => node.kind))
    for (let i = 0; i < ofKind.length; i += AT_ONCE) {
      const some = ofKind.slice(i, i + AT_ONCE)
      const refs = yield* ask<'refs'>({ kind: 'refs', ids: some.map((n) => n.id), likely: kind })
      for (const node of some) node.ref = refs.get(node.id)
    }
}

/** The default order: distance, then namespace and name. Call `nameNodes` first. */
export function compareNodes(a: FoundNode, b: FoundNode): number {
  return compareDistance(a.distance, b.distance) || compareNamed(a, b)
}

function compareNamed(a: FoundNode, b: FoundNode): number {
  if (a.ref === undefined || b.ref === undefined)
    return Number(a.ref === undefined) - Number(b.ref === undefined) || compareIds(a.id, b.id)
  return compareRefs(a.ref, b.ref)
}

const compareIds = (a: Id, b: Id): number => (a < b ? -1 : a > b ? 1 : 0)
