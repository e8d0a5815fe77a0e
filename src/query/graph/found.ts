import type { Id } from '../../domain/ids.ts'
import type { Change, NodeKind, NodeRef } from '../../domain/lineage-graph.ts'
import type { Instant } from '../../domain/time.ts'
import type { BasisBits } from './basis.ts'
import { EdgeAccumulator } from './edge-accumulator.ts'

/** The kinds of node that a plan can find. */
export type FoundKind = NodeKind

/** One node of a set. Only members take part in sets and stages; starts are shown whatever becomes of them. */
export interface FoundNode {
  readonly id: Id
  readonly kind: FoundKind
  start: boolean
  member: boolean
  /** As a member, else as shown: 0 for a start that is no member, whose 0 is no distance to a set or stage. */
  distance: number | undefined
  more: boolean
  opaque: boolean
  /** Of the crossed edges that reach it. */
  basis: BasisBits
  ref: NodeRef | undefined
  /** Of a run or operation that a walk `as of` an instant came to: as of when it reads. */
  readonly asOf?: Instant
  /** The number of the cycle that it lies on. */
  cycle?: number | undefined
  /** Of a comparison. */
  change?: Change
}

/** A set of nodes with what a walk knows of them, and the edges it crossed. */
export interface Found {
  readonly nodes: Map<Id, FoundNode>
  readonly edges: EdgeAccumulator
  /**
   * Where jobs, runs or operations stand between datasets, and it was wanted: which dataset was made from which, and by
   * which of them (in place of jobs). The edges to and from these do not tell what they made of what.
   */
  readonly pairs?: EdgeAccumulator
  /** Ways between nodes of the set, by ids. */
  readonly paths?: readonly (readonly Id[])[]
  /** The members as a stage ordered them; absent for the default order. */
  order?: readonly FoundNode[]
}

export const emptyFound = (): Found => ({ nodes: new Map(), edges: new EdgeAccumulator() })

export const foundNode = (id: Id, kind: FoundKind): FoundNode => ({
  id,
  kind,
  start: false,
  member: false,
  distance: undefined,
  more: false,
  opaque: false,
  basis: 0,
  ref: undefined,
})

/** A start that is no member any more: it stays shown at 0, which is no distance to a set or stage. */
export const asStart = (node: FoundNode): FoundNode => ({ ...node, member: false, distance: 0 })

/** The edges, pairs and ways of a set of which all that they touch is kept; `check` is called for each edge. */
export function restrictToNodes(
  found: Pick<Found, 'edges' | 'pairs' | 'paths'>,
  kept: ReadonlyMap<Id, FoundNode>,
  check: () => void = () => undefined,
): Pick<Found, 'edges' | 'pairs' | 'paths'> {
  const between = (bag: EdgeAccumulator): EdgeAccumulator => {
    const edges = new EdgeAccumulator()
    edges.merge(bag, ({ from, to }) => {
      check()
      return kept.has(from) && kept.has(to)
    })
    return edges
  }
  return {
    edges: between(found.edges),
    ...(found.pairs === undefined ? {} : { pairs: between(found.pairs) }),
    ...(found.paths === undefined
      ? {}
      : { paths: found.paths.filter((path) => path.every((id) => kept.has(id))) }),
  }
}

export function membersOf(found: Found): readonly FoundNode[] {
  if (found.order !== undefined) return found.order
  return [...found.nodes.values()].filter((n) => n.member)
}
