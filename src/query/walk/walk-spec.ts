import type { Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import type { EdgeFilter } from '../read-requests.ts'
import type { Gate } from './gate.ts'

export type Direction = 'upstream' | 'downstream'

/** One way of one walk, with every set it depends on evaluated. */
export interface WalkSpec {
  readonly direction: Direction
  /** What is walked: a column as start is walked by columns, whatever the answer shows. */
  readonly level: 'dataset' | 'column'
  /** What the answer shows. */
  readonly at: 'dataset' | 'column' | 'job'
  readonly starts: Starts
  readonly minDepth: number
  readonly maxDepth: number | undefined
  readonly includingStart: boolean
  readonly filter: EdgeFilter
  readonly gate: Gate
  /** What it may come to beside that, and not go on from. */
  readonly extraEnds?: { has(id: Id): boolean }
  /** `via` contradicts itself: nothing is crossed. */
  readonly matchesNothing: boolean
  /** Whether the edges are wanted, and not only the nodes. */
  readonly edges: boolean
  /** Whether it will be read which basis the edges have by which nodes are reached. */
  readonly basis?: boolean | undefined
  /** Whether names and all that is displayed of what is reached will be asked for. */
  readonly drawn?: boolean | undefined
  /** Whether, where jobs stand between, it is to be told what was made of what. */
  readonly pairs?: boolean
  /** Whether only what leads on from node to node is wanted, and no job that made nothing. */
  readonly pathsOnly?: boolean
  /** Shown nodes beyond which the walk is cut to the nearest. */
  readonly cap: number
}

/** Where a walk sets out: nodes of its level, and jobs. */
export interface Starts {
  readonly nodes: readonly Id[]
  readonly jobs: readonly Id[]
  /** Names known already, for columns their datasets. */
  readonly refs: ReadonlyMap<Id, NodeRef>
}
