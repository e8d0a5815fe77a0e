import { columnId, datasetId, jobId, type Id } from '../../../src/domain/ids.ts'
import type { Transformation } from '../../../src/domain/lineage-graph.ts'
import type { Span } from '../../../src/domain/span.ts'

/** A lineage graph as plain lists: what both a store and the reference evaluator know before any query. */
export interface World {
  readonly datasets: readonly WorldThing[]
  readonly columns: readonly WorldColumn[]
  readonly jobs: readonly WorldThing[]
  readonly edges: readonly WorldEdge[]
  readonly touches: readonly WorldTouch[]
  readonly runs?: readonly WorldRun[]
  readonly works?: readonly WorldWork[]
  readonly gone?: WorldGone
}

/** What people deleted. No question comes to it; what it overwrote is overwritten, and a Run that others work in keeps its name. */
export interface WorldGone {
  readonly jobs: readonly WorldThing[]
  readonly runs: readonly WorldRun[]
  readonly works: readonly WorldWork[]
}

/** A Run; named as its job is. */
export interface WorldRun {
  readonly id: Id
  readonly job: Id
  /** Others that it is part of. */
  readonly otherJobs?: readonly Id[]
  readonly startedAt?: number
  readonly endedAt?: number
  readonly status?: string
  readonly firstSeen: number
}

/** An operation that is no declaration, with all that is known of it. */
export interface WorldWork {
  readonly id: Id
  readonly job: Id
  readonly run: Id
  readonly startedAt: number
  readonly endedAt?: number
  readonly lastEventAt: number
  readonly status?: string
  readonly counts: boolean
  readonly firstSeen: number
  readonly omitted?: boolean
  /** Of the Runs above it that have ended. */
  readonly runEnds: readonly number[]
  readonly reads: readonly Id[]
  readonly writes: readonly { readonly dataset: Id; readonly replaces: boolean }[]
  readonly pairs: readonly {
    readonly source: Id
    readonly target: Id
    readonly basis: 'stated' | 'inferred'
  }[]
}

export interface WorldThing {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  readonly aliases: readonly { readonly namespace: string; readonly name: string }[]
  readonly firstSeen: number
  readonly tags: readonly string[]
  readonly owners: readonly string[]
  readonly description?: string
}

export interface WorldColumn extends WorldThing {
  readonly dataset: Id
}

/** One roll-up row. What joins columns is always stated. */
export interface WorldEdge {
  readonly level: 'dataset' | 'column'
  readonly source: Id
  readonly target: Id
  readonly job?: Id
  readonly stated?: Span
  readonly inferred?: Span
  readonly transformation?: Transformation
}

export interface WorldTouch {
  readonly type: 'reads' | 'writes'
  readonly job: Id
  readonly dataset: Id
  readonly span: Span
}

const bare = { aliases: [], firstSeen: 0, tags: [], owners: [] }

export const aDataset = (namespace: string, name: string, more: Partial<WorldThing> = {}): WorldThing => ({
  ...bare,
  id: datasetId(namespace, name),
  namespace,
  name,
  ...more,
})

export const aJob = (namespace: string, name: string, more: Partial<WorldThing> = {}): WorldThing => ({
  ...bare,
  id: jobId(namespace, name),
  namespace,
  name,
  ...more,
})

export const aColumn = (of: WorldThing, name: string, more: Partial<WorldThing> = {}): WorldColumn => ({
  ...bare,
  id: columnId(of.namespace, of.name, name),
  namespace: of.namespace,
  name,
  dataset: of.id,
  ...more,
})
