import type { Json } from '../lib/json.ts'
import type { Partitions } from './aggregate/partitions.ts'
import type { Edit } from './edit.ts'
import type { Id } from './ids.ts'
import type { EventKind, Stamp, Stamped } from './stamp.ts'
import type { Instant } from './time.ts'

/** A dataset name, either as a producer wrote it (`raw`) or after normalisation. */
export interface DatasetName {
  readonly namespace: string
  readonly name: string
}

/** A dataset name as a plain JSON value. */
export type RenamedFrom = { readonly namespace: string; readonly name: string }

/** The least and greatest event time of one kind of event. */
export type TimeRange = readonly [least: Instant, greatest: Instant]

/**
 * What a run's events report about one of its inputs or outputs. Sets take the union, numbers the maximum, facets the
 * newest value.
 */
export interface DatasetUse {
  readonly namespace: string
  readonly name: string
  /** The name as the producer wrote it, if different. */
  readonly raw?: DatasetName
  /**
   * Id of the Schema in the newest event that carried one; null once deleted. The same applies to the following
   * fields.
   */
  readonly schema?: Stamped<string | null>
  /** Only on outputs: id of the Mapping that has the columnLineage facet. */
  readonly columnLineage?: Stamped<string | null>
  /** Only on outputs: id of the Mapping that has the lineage facet of this dataset. */
  readonly lineage?: Stamped<string | null>
  /** The lifecycleStateChange in lower case, one of the interaction types. */
  readonly lifecycle?: Stamped<string | null>
  /** The previous name, if the lifecycle change is a rename. The merge takes it from the event's DatasetFacts. */
  readonly renamedFrom?: Stamped<RenamedFrom>
  readonly version?: Stamped<string | null>
  readonly partitions?: Partitions
  readonly statistics?: { readonly numBytes?: number; readonly numRows?: number; readonly numFiles?: number }
  /**
   * Only on outputs: explicitly declared interaction types without repeats, by code point; the union of all
   * declarations.
   */
  readonly types?: readonly string[]
  /** Name of the User that the operation connected as. */
  readonly connectAs?: Stamped<string>
  /** Input and output facets stored as JSON, the newest by key. */
  readonly facets?: { readonly [key: string]: Stamped }
}

/**
 * The merged content of all events of one (runId, job). The Run, the Operation and its interactions are a pure
 * function of it and of the aggregates of related runs, never of a single event. A single event is an aggregate too;
 * `mergeAggregates` is associative, commutative and idempotent.
 */
export interface Aggregate {
  readonly kind: 'run'
  /** The id of the Operation: v5 (runId, job). */
  readonly id: Id
  readonly runId: Id
  /** The producer's runId if it was not a UUID. */
  readonly externalId?: string
  /**
   * Every event was sent with a key that is limited to some namespaces. Absent once a sender without that limit sent
   * one. It decides who owns a run id that several namespaces use, and which parents the run may name
   * (merge/owner-namespace.ts).
   */
  readonly restricted?: true
  readonly job: DatasetName
  readonly times: { readonly [K in EventKind]?: TimeRange }
  /**
   * Fields that an entity declared, as opposed to an event of the run (aggregate/declared-fields.ts). The newest
   * wins; null once withdrawn.
   */
  readonly given?: { readonly [field: string]: Stamped }
  /** When the declarations were made. They are not events: they supply a run's times only if nothing else does. */
  readonly observed?: TimeRange
  readonly producer?: Stamped<string>
  /**
   * Run and job facets by key. The newest wins; null once deleted.
   *
   * - A facet with a property of its own is normalised. One that only names shared content has its id: `sql` (of
   *   jobs) the id of a Content.
   * - Each statement of `lineage` (of runs and jobs) is a separate entry (aggregate/stated-lineage.ts).
   * - `documentation` is the text itself.
   * - Other facets are stored under `facets.<key>` as the producer sent them.
   * - A job's tags and owners are one entry per source (label-fields.ts).
   * - All remaining keys are only for the producer rules (src/openlineage/facets/registry.ts lists them).
   */
  readonly run: { readonly [facet: string]: Stamped }
  readonly jobFacets: { readonly [facet: string]: Stamped }
  /** By dataset id. */
  readonly inputs: { readonly [id: string]: DatasetUse }
  readonly outputs: { readonly [id: string]: DatasetUse }
}

/**
 * A static declaration: a JobEvent or DatasetEvent that states lineage. Immutable, and in force until the next
 * declaration of its subject.
 */
export interface Declaration {
  readonly kind: 'declaration'
  /** v5 over subject, event time and content. */
  readonly id: Id
  readonly subject: Id
  readonly subjectKind: 'job' | 'dataset'
  readonly at: Instant
  /** The job that a JobEvent declares; absent for a DatasetEvent. */
  readonly job?: DatasetName
  readonly producer: string
  readonly jobFacets: { readonly [facet: string]: Stamped }
  readonly inputs: { readonly [id: string]: DatasetUse }
  readonly outputs: { readonly [id: string]: DatasetUse }
}

/**
 * Facts about a dataset, a job or other static things that follow from the event alone. They are never retracted; the
 * newest wins.
 */
export interface DatasetFacts {
  readonly kind: 'dataset'
  readonly namespace: string
  readonly name: string
  readonly stamp: Stamp
  /**
   * Newest-wins fields: format, kind, description, facets.<key> (Json), tags and owners by source (label-fields.ts),
   * edits (edit-fields.ts) and so on. Null withdraws a field.
   */
  readonly fields: { readonly [field: string]: Json }
  /**
   * `id` is a digest of the names and types only, sorted by name, so facts with one id may differ in order and
   * descriptions. `fields` are in the producer's order, each name once.
   */
  readonly schema?: {
    readonly id: Id
    readonly fields: readonly SchemaField[]
    readonly role: 'written' | 'read' | 'declared'
  }
  /** Columns named outside a schema, by column lineage. */
  readonly columns: readonly string[]
  /** Descriptions of columns that people wrote, by column name; null withdraws. */
  readonly editedColumns?: { readonly [column: string]: string | null }
  readonly symlinks: readonly { readonly namespace: string; readonly name: string; readonly kind?: string }[]
  readonly renamedFrom?: DatasetName
  /** The location of the dataset on its platform: Location with addresses, and Storage. */
  readonly place?: Place
}

/** An entity that is reported on its own, not as part of a dataset or job. It stays once it is named. */
export type StandaloneEntity =
  | { readonly kind: 'place'; readonly place: Place }
  /** `location` is the key of a Location: its type as `namespace`, its name as `name`. */
  | {
      readonly kind: 'runner'
      readonly type: string
      readonly version?: string
      readonly location?: DatasetName
    }
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'schema'; readonly id: Id; readonly fields: readonly SchemaField[] }

export interface Place {
  readonly location: { readonly type: string; readonly name: string; readonly addresses: readonly string[] }
  readonly storage?: string
}

/** One column of a schema. Nested fields are flattened with dotted names, including their parents. */
export interface SchemaField {
  readonly name: string
  readonly type?: string
  readonly description?: string
}

/**
 * Facts about a job from a static JobEvent; a run's own job facts come from its aggregate. Newest-wins fields: type,
 * description, producer, sqlId, facets.<key> (Json), tags and owners by source, and edits. Null withdraws a field.
 */
export interface JobFacts {
  readonly kind: 'job'
  readonly namespace: string
  readonly name: string
  readonly stamp: Stamp
  readonly fields: { readonly [field: string]: Json }
}

/** Shared content that an event carries: bodies of Mapping and Content by digest. */
export interface SharedContent {
  readonly label: 'Mapping' | 'Content'
  readonly id: Id
  readonly body: string
}

/**
 * The content of one event in terms of the model: the output of src/openlineage and src/native, and the input of the
 * merge.
 */
export interface Observation {
  readonly eventTime: Instant
  readonly aggregate?: Aggregate
  readonly declaration?: Declaration
  readonly datasets: readonly DatasetFacts[]
  readonly jobs: readonly JobFacts[]
  readonly content: readonly SharedContent[]
  readonly entities?: readonly StandaloneEntity[]
  readonly vetoes?: readonly Veto[]
}

/**
 * A person's decision that two datasets are different whatever producers state (`vetoed`), or that they may be the
 * same again if producers say so. The order of the pair does not matter. The newest decision wins; at one instant,
 * the greater canonical JSON of {by, vetoed}.
 */
export interface Veto {
  readonly pair: readonly [DatasetName, DatasetName]
  readonly stamp: Stamp
  readonly vetoed: boolean
  /** The person who decided. */
  readonly by?: string
}

/**
 * The body of a Mapping: what was stated, and about which of the operation's datasets (absent: about its run or job).
 * `bare` are fields named without inputs, or only by links marked `every`. They count when indirect links are
 * collapsed, which depends on everything that an operation states about a target.
 */
export type MappingBody =
  | {
      readonly kind: 'columnLineage'
      readonly target: DatasetName
      readonly links: readonly ColumnLink[]
      readonly sources: readonly DatasetName[]
      readonly bare?: readonly string[]
    }
  | {
      readonly kind: 'lineage'
      readonly target?: DatasetName
      readonly links: readonly DatasetLink[]
      readonly columns: readonly (ColumnLink & { readonly target: DatasetName })[]
      readonly bare?: readonly BareColumn[]
      /** Targets that are made from no source. */
      readonly made?: readonly DatasetName[]
    }

/**
 * One source column of one target column. `to` may be `*`, the whole dataset, and so may `from.column`. With `every`,
 * the link represents one link to each field that its facet names for the target.
 */
export interface ColumnLink {
  readonly from: DatasetName & { readonly column: string }
  readonly to: string
  readonly every?: true
  readonly transformation: 'DIRECT' | 'INDIRECT'
  readonly subtype?: string
  readonly masking: boolean
  /** The producer's description of the transformation. */
  readonly description?: string
}

export interface BareColumn {
  readonly target: DatasetName
  readonly column: string
}

export interface DatasetLink {
  readonly from: DatasetName
  readonly to: DatasetName
}

/**
 * The interpretation of an aggregate by the rules of its producer: the only place where producers differ.
 * src/openlineage implements it with one file per producer and passes it to the merge, which knows no producers.
 */
export interface Interpretation {
  /**
   * `own`: the run is a Run of the job. `parent`: the run is an operation of the parent's Run and Job (a Spark SQL
   * job, one SQL statement).
   */
  readonly belongs: 'own' | 'parent'
  /** The job after folding by name. For `parent`, the job to use if no parent is known. */
  readonly job: DatasetName
  readonly jobType?: string
  /** `location` is the key of a Location: its type as `namespace`, its name as `name`. */
  readonly runner?: { readonly type: string; readonly version?: string; readonly location?: DatasetName }
  readonly operationName: string
  readonly streaming: boolean
  readonly position?: number
  readonly group?: string
  /** Dataset ids of outputs that are not targets of inferred pairs (dbt's audit tables). */
  readonly noTargets: readonly string[]
  /**
   * By dataset id of an output: the dataset ids of the inputs that it may come from. An output without an entry may
   * come from every input. Absent: all outputs may.
   */
  readonly sources?: { readonly [outputId: string]: readonly string[] }
  /**
   * Interaction types by output dataset id, derived from the engine's command, for outputs without a
   * lifecycleStateChange.
   */
  readonly types: { readonly [datasetId: string]: readonly string[] }
  /** Dataset ids of outputs that are created only if they do not exist. Such a create replaces nothing. */
  readonly createdIfAbsent?: readonly string[]
  /** The real outcome if the kind of the final event is misleading (SQLMesh sends COMPLETE for failed runs). */
  readonly outcome?: 'failed' | 'succeeded'
  readonly parent?: ParentReference
  readonly root?: ParentReference
  readonly run: {
    readonly attempt?: number
    readonly logUrl?: string
    readonly user?: string
    readonly endedReason?: string
    readonly nominalStart?: Instant
    readonly nominalEnd?: Instant
    readonly externalId?: string
  }
}

export interface ParentReference {
  readonly runId: Id
  readonly externalId?: string
  /** After folding. */
  readonly job: DatasetName
}

/**
 * The rules of all producers as one pure function. `version` rises with every change of meaning; stores then rebuild.
 */
export interface ProducerRules {
  interpret(aggregate: Aggregate | Declaration): Interpretation
  readonly version: number
  /**
   * URL of the module that exports them as `producerRules`. Threads load the module, because functions cannot be sent to a
   * thread.
   */
  readonly module?: string
}
