import type { Partitions } from '../domain/aggregate/partitions.ts'
import type { DatasetName, DatasetUse, SchemaField, SharedContent } from '../domain/aggregate.ts'
import type { Id } from '../domain/ids.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { SourceField } from './source-field.ts'
import type { Normalise } from './naming/normalise.ts'

/** Where facets stand: `run.facets`, `job.facets`, a dataset's `facets`, an input's `inputFacets`, an output's `outputFacets`. */
export type FacetPlace = 'run' | 'job' | 'dataset' | 'input' | 'output'

/** What a reader knows of the event around the facet, and where it puts what is not its value. */
export interface FacetContext {
  readonly place: FacetPlace
  /** The job of the event; absent in a DatasetEvent. */
  readonly job?: DatasetName
  /** Of a dataset's facets: whose they are, normalised, and in which role. */
  readonly dataset?: DatasetName
  readonly role?: DatasetRole
  /** The identity of a dataset that is named. */
  readonly normalise: Normalise
  /** Spells a source of column lineage as the event's own inputs do (`createInputSpelling`). */
  readonly toInputSpelling: (source: SourceField) => SourceField
  /** Puts a text into the store of shared content and returns its id. */
  share(label: SharedContent['label'], body: string): Id
  /** Says that a dataset is named, and which of its columns. */
  mention(dataset: DatasetName, columns?: readonly string[], kind?: string): void
  /** Says that a job is named and, if so, what it is like (labels of the event's source). Returns it as it is known after folding. */
  mentionJob(job: DatasetName, fields?: { readonly [field: string]: Json }): DatasetName
  /** Says that the facet as it came is not kept; counted apart from other warnings. */
  drop(path: string, message: string): void
  /** Says that a part of the facet was left out; `path` is relative to the facet, '' the facet itself. */
  warn(path: string, message: string): void
}

export type DatasetRole = 'read' | 'written' | 'declared'

/** A facet of a run or job. Facets are known by key and place, never by their `_schemaURL`. */
export interface ActivityFacet {
  readonly key: string
  readonly places: readonly ('run' | 'job')[]
  /**
   * The entries of the aggregate that the facet makes; all become null when it is deleted. Those of labels (`isLabelSort`) are
   * told of the event's source alone (`labelField`).
   */
  readonly entries: readonly string[]
  /** Their values; entries that the facet says nothing of are left out. */
  read(facet: JsonObject, context: FacetContext): { readonly [entry: string]: Json }
}

/** A facet of a dataset, an input or an output. */
export interface DatasetFacet {
  readonly key: string
  readonly places: readonly ('dataset' | 'input' | 'output')[]
  read(facet: JsonObject, context: FacetContext): DatasetFacetResult
  /** Kept as JSON besides, as facets without a place of their own are. */
  readonly kept?: boolean
  /** What its deletion says; absent where there is nothing to withdraw. */
  readonly withdrawn?: DatasetFacetResult
}

/** What one facet says of a dataset, and of the interaction that named it. */
export interface DatasetFacetResult {
  /** Newest-wins fields of the dataset; labels (`isLabelSort`) are told of the event's source alone. */
  readonly fields?: { readonly [field: string]: Json }
  readonly schema?: { readonly id: Id; readonly fields: readonly SchemaField[] }
  readonly columns?: readonly string[]
  readonly symlinks?: readonly (DatasetName & { readonly kind?: string })[]
  readonly renamedFrom?: DatasetName
  readonly use?: UseFacetResult
}

/** What one facet says of an interaction; every value gets the event's stamp. */
export interface UseFacetResult {
  readonly schema?: Id | null
  readonly columnLineage?: Id | null
  readonly lineage?: Id | null
  readonly lifecycle?: string | null
  readonly version?: string | null
  /** Names of the parts that were read or written. */
  readonly partitions?: Partitions
  readonly statistics?: NonNullable<DatasetUse['statistics']>
  readonly facets?: { readonly [key: string]: Json }
}
