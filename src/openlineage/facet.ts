import type { Partitions } from '../domain/aggregate/partitions.ts'
import type { DatasetName, DatasetUse, SchemaField, SharedContent } from '../domain/aggregate.ts'
import type { Id } from '../domain/ids.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { SourceField } from './source-field.ts'
import type { Normalise } from './naming/normalise.ts'

/** Which object has the facet: `run.facets`, `job.facets`, a dataset's `facets`, an input's `inputFacets`, an output's `outputFacets`. */
export type FacetPlace = 'run' | 'job' | 'dataset' | 'input' | 'output'

/** The event around a facet, and methods to record more than the value of the facet. */
export interface FacetContext {
  readonly place: FacetPlace
  /** The job of the event; absent in a DatasetEvent. */
  readonly job?: DatasetName
  /** The normalised name and the role of the dataset that has the facet; absent for facets of runs and jobs. */
  readonly dataset?: DatasetName
  readonly role?: DatasetRole
  /** Returns the identity of a dataset from its raw name. */
  readonly normalise: Normalise
  /** Gives a source of column lineage the spelling of the event's inputs (`createInputSpelling`). */
  readonly toInputSpelling: (source: SourceField) => SourceField
  /** Adds a text to the shared content and returns its id. */
  share(label: SharedContent['label'], body: string): Id
  /** Records that the facet names a dataset and these columns of it. */
  mention(dataset: DatasetName, columns?: readonly string[], kind?: string): void
  /** Records that the facet names a job, with these fields (labels belong to the event's source). Returns the job's folded name. */
  mentionJob(job: DatasetName, fields?: { readonly [field: string]: Json }): DatasetName
  /** Warns that the facet is not stored. `droppedFacets` counts these. */
  drop(path: string, message: string): void
  /** Warns that a part of the facet was left out. `path` is relative to the facet; '' is the facet itself. */
  warn(path: string, message: string): void
}

export type DatasetRole = 'read' | 'written' | 'declared'

/** A facet of a run or job. Its key and place identify it, never its `_schemaURL`. */
export interface ActivityFacet {
  readonly key: string
  readonly places: readonly ('run' | 'job')[]
  /**
   * The entries of the aggregate that the facet sets. All become null if it is deleted. Entries that are labels (`isLabelSort`)
   * belong to the event's source only (`labelField`).
   */
  readonly entries: readonly string[]
  /** Returns the values of the entries. An entry that the facet does not determine is absent. */
  read(facet: JsonObject, context: FacetContext): { readonly [entry: string]: Json }
}

/** A facet of a dataset, an input or an output. */
export interface DatasetFacet {
  readonly key: string
  readonly places: readonly ('dataset' | 'input' | 'output')[]
  read(facet: JsonObject, context: FacetContext): DatasetFacetResult
  /** Whether the facet is also stored as JSON, like a facet that Tributary does not know. */
  readonly alsoStored?: boolean
  /** The result of deleting the facet; absent if a deletion changes nothing. */
  readonly withdrawn?: DatasetFacetResult
}

/** What one facet contributes to a dataset, and to the interaction (READ, WROTE) that has the facet. */
export interface DatasetFacetResult {
  /** Fields of the dataset, where the newest wins. Labels (`isLabelSort`) belong to the event's source only. */
  readonly fields?: { readonly [field: string]: Json }
  readonly schema?: { readonly id: Id; readonly fields: readonly SchemaField[] }
  readonly columns?: readonly string[]
  readonly symlinks?: readonly (DatasetName & { readonly kind?: string })[]
  readonly renamedFrom?: DatasetName
  readonly use?: UseFacetResult
}

/** What one facet contributes to an interaction. Every value gets the event's stamp. */
export interface UseFacetResult {
  readonly schema?: Id | null
  readonly columnLineage?: Id | null
  readonly lineage?: Id | null
  readonly lifecycle?: string | null
  readonly version?: string | null
  /** Names of the partitions that were read or written. */
  readonly partitions?: Partitions
  readonly statistics?: NonNullable<DatasetUse['statistics']>
  readonly facets?: { readonly [key: string]: Json }
}
