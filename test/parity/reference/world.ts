import { columnId, datasetId, jobId, type Id } from '../../../src/domain/ids.ts'
import type { Transformation } from '../../../src/domain/lineage-graph.ts'
import type { Span } from '../../../src/domain/span.ts'

/** A lineage graph as plain lists: the input of both a store and the reference evaluator. */
export interface World {
  readonly datasets: readonly WorldEntity[]
  readonly columns: readonly WorldColumn[]
  readonly jobs: readonly WorldEntity[]
  readonly edges: readonly WorldEdge[]
  readonly touches: readonly WorldInteraction[]
  readonly runs?: readonly WorldRun[]
  readonly operations?: readonly WorldOperation[]
  readonly deleted?: DeletedEntities
}

/** Deleted entities. No query finds them, but they have overwritten data, and name Runs with operations of other jobs. */
export interface DeletedEntities {
  readonly jobs: readonly WorldEntity[]
  readonly runs: readonly WorldRun[]
  readonly operations: readonly WorldOperation[]
}

/** A Run; its name is that of its job. */
export interface WorldRun {
  readonly id: Id
  readonly job: Id
  /** Other jobs with operations in it. */
  readonly otherJobs?: readonly Id[]
  readonly startedAt?: number
  readonly endedAt?: number
  readonly status?: string
  readonly firstSeen: number
}

/** An operation (not a declaration) with all its facts. */
export interface WorldOperation {
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
  /** End times of its parent Runs that have ended. */
  readonly runEnds: readonly number[]
  readonly reads: readonly Id[]
  readonly writes: readonly { readonly dataset: Id; readonly replaces: boolean }[]
  readonly pairs: readonly {
    readonly source: Id
    readonly target: Id
    readonly basis: 'stated' | 'inferred'
  }[]
}

export interface WorldEntity {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  readonly aliases: readonly { readonly namespace: string; readonly name: string }[]
  readonly firstSeen: number
  readonly tags: readonly string[]
  readonly owners: readonly string[]
  readonly description?: string
}

export interface WorldColumn extends WorldEntity {
  readonly dataset: Id
}

/** One roll-up row. Edges between columns are always stated. */
export interface WorldEdge {
  readonly level: 'dataset' | 'column'
  readonly source: Id
  readonly target: Id
  readonly job?: Id
  readonly stated?: Span
  readonly inferred?: Span
  readonly transformation?: Transformation
}

export interface WorldInteraction {
  readonly type: 'reads' | 'writes'
  readonly job: Id
  readonly dataset: Id
  readonly span: Span
}

const bare = { aliases: [], firstSeen: 0, tags: [], owners: [] }

export const aDataset = (namespace: string, name: string, more: Partial<WorldEntity> = {}): WorldEntity => ({
  ...bare,
  id: datasetId(namespace, name),
  namespace,
  name,
  ...more,
})

export const aJob = (namespace: string, name: string, more: Partial<WorldEntity> = {}): WorldEntity => ({
  ...bare,
  id: jobId(namespace, name),
  namespace,
  name,
  ...more,
})

export const aColumn = (of: WorldEntity, name: string, more: Partial<WorldEntity> = {}): WorldColumn => ({
  ...bare,
  id: columnId(of.namespace, of.name, name),
  namespace: of.namespace,
  name,
  dataset: of.id,
  ...more,
})
