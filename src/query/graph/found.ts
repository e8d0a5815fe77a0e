import type { Id } from '../../domain/ids.ts'
import type { Change, NodeKind, NodeRef } from '../../domain/lineage-graph.ts'
import type { Instant } from '../../domain/time.ts'
import type { BasisBits } from './basis.ts'
import { EdgeAccumulator } from './edge-accumulator.ts'

/** The kinds of node that a plan can find. */
export type FoundKind = NodeKind

/** One node of a set. Only members take part in set operations and stages. Starts are shown in any case. */
export interface FoundNode {
  readonly id: Id
  readonly kind: FoundKind
  start: boolean
  member: boolean
  /** The distance as a member, else as shown. A start that is not a member has 0, which set operations and stages ignore. */
  distance: number | undefined
  more: boolean
  opaque: boolean
  /** The bases of the crossed edges that reach it. */
  basis: BasisBits
  ref: NodeRef | undefined
  /** For a run or operation that a walk `as of` an instant reached: that instant. */
  readonly asOf?: Instant
  /** The number of its cycle. */
  cycle?: number | undefined
  /** Only in a comparison. */
  change?: Change
}

/** A set of nodes with what a walk knows of them, and the edges that it crossed. */
export interface Found {
  readonly nodes: Map<Id, FoundNode>
  readonly edges: EdgeAccumulator
  /**
   * If requested, and jobs or executions are shown between datasets: which dataset was derived from which, and by which of them
   * (in place of jobs). The edges to and from these do not tell which input went into which output.
   */
  readonly pairs?: EdgeAccumulator
  /** Paths between nodes of the set, as ids. */
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

/** A start that is no longer a member: it is still shown, at distance 0, which set operations and stages ignore. */
export const asStart = (node: FoundNode): FoundNode => ({ ...node, member: false, distance: 0 })

/** The edges, pairs and paths of a set whose nodes are all in `nodes`. Calls `check` for each edge. */
export function restrictToNodes(
  found: Pick<Found, 'edges' | 'pairs' | 'paths'>,
  nodes: ReadonlyMap<Id, FoundNode>,
  check: () => void = () => undefined,
): Pick<Found, 'edges' | 'pairs' | 'paths'> {
  const between = (edges: EdgeAccumulator): EdgeAccumulator => {
    const restricted = new EdgeAccumulator()
    restricted.merge(edges, ({ from, to }) => {
      check()
      return nodes.has(from) && nodes.has(to)
    })
    return restricted
  }
  return {
    edges: between(found.edges),
    ...(found.pairs === undefined ? {} : { pairs: between(found.pairs) }),
    ...(found.paths === undefined
      ? {}
      : { paths: found.paths.filter((path) => path.every((id) => nodes.has(id))) }),
  }
}

export function membersOf(found: Found): readonly FoundNode[] {
  if (found.order !== undefined) return found.order
  return [...found.nodes.values()].filter((n) => n.member)
}
