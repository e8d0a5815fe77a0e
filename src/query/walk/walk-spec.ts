import type { Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import type { EdgeFilter } from '../read-requests.ts'
import type { Gate } from './gate.ts'

export type Direction = 'upstream' | 'downstream'

/** One direction of a walk, with every set that it depends on evaluated. */
export interface WalkSpec {
  readonly direction: Direction
  /** What the walk goes along: columns if a start is a column, whatever the answer shows. */
  readonly level: 'dataset' | 'column'
  /** What the answer shows. */
  readonly at: 'dataset' | 'column' | 'job'
  readonly starts: Starts
  readonly minDepth: number
  readonly maxDepth: number | undefined
  readonly includingStart: boolean
  readonly filter: EdgeFilter
  readonly gate: Gate
  /** Nodes that the walk may also enter, but does not continue from. */
  readonly extraEnds?: { has(id: Id): boolean }
  /** `via` contradicts itself, so no edge matches. */
  readonly matchesNothing: boolean
  /** Whether the edges are needed, or only the nodes. */
  readonly edges: boolean
  /** Whether the basis of the edges that reach each node is needed. */
  readonly basis?: boolean | undefined
  /** Whether names and displayed fields of the reached nodes will be requested. */
  readonly drawn?: boolean | undefined
  /** Whether to record which dataset was derived from which, if jobs are shown between them. */
  readonly pairs?: boolean
  /** Whether the walk searches paths, so that jobs that derived nothing are not needed. */
  readonly pathsOnly?: boolean
  /** The maximum number of shown nodes; a larger walk is cut to the nearest. */
  readonly cap: number
}

/** The starts of a walk: nodes of its level, and jobs. */
export interface Starts {
  readonly nodes: readonly Id[]
  readonly jobs: readonly Id[]
  /** Names that are known already; for columns, with their datasets. */
  readonly refs: ReadonlyMap<Id, NodeRef>
}
