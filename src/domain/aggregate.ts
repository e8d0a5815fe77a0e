import type { Json } from '../lib/json.ts'
import type { Partitions } from './aggregate/partitions.ts'
import type { Edit } from './edit.ts'
import type { Id } from './ids.ts'
import type { EventKind, Stamp, Stamped } from './stamp.ts'
import type { Instant } from './time.ts'

/** A dataset as named by a producer (`raw`) and as identified after normalisation. */
export interface DatasetName {
  readonly namespace: string
  readonly name: string
}

/** A dataset name as a plain JSON value. */
export type RenamedFrom = { readonly namespace: string; readonly name: string }

/** Least and greatest event time of one kind of event. */
export type TimeRange = readonly [least: Instant, greatest: Instant]

/** What a run's events say of one of its inputs or outputs. Sets grow, numbers take the maximum, facets the newest. */
export interface DatasetUse {
  readonly namespace: string
  readonly name: string
  /** As the producer wrote it, where that differs. */
  readonly raw?: DatasetName
  /** Schema of the newest event that carried one: id of a Schema; null once deleted, as in what follows. */
  readonly schema?: Stamped<string | null>
  /** Of outputs: id of the Mapping that holds the columnLineage facet. */
  readonly columnLineage?: Stamped<string | null>
  /** Of outputs: id of the Mapping that holds the lineage facet of this dataset. */
  readonly lineage?: Stamped<string | null>
  /** What lifecycleStateChange says, one of the interaction types, in lower case. */
  readonly lifecycle?: Stamped<string | null>
  /** The name it had before, where the lifecycle is a rename; the merge takes it from the event's DatasetFacts. */
  readonly renamedFrom?: Stamped<RenamedFrom>
  readonly version?: Stamped<string | null>
  readonly partitions?: Partitions
  readonly statistics?: { readonly numBytes?: number; readonly numRows?: number; readonly numFiles?: number }
  /** Of outputs: interaction types that are stated outright, each once, by code point; the union of all statements. */
  readonly types?: readonly string[]
  /** Name of the User as whom the operation connected to the dataset. */
  readonly connectAs?: Stamped<string>
  /** Input and output facets kept as JSON; newest by key. */
  readonly facets?: { readonly [key: string]: Stamped }
}

/**
 * All that the events of one (runId, job) said, merged: the raw aggregate. Everything about the Run, the Operation and
 * its interactions is a pure function of it (and of its relatives' aggregates), never of one event. A single event is
 * an aggregate too; `mergeAggregates` is associative, commutative and idempotent.
 */
export interface Aggregate {
  readonly kind: 'run'
  /** The Operation's id: v5 (runId, job). */
  readonly id: Id
  readonly runId: Id
  /** The producer's runId where that was no UUID. */
  readonly externalId?: string
  /**
   * Every event came from a key that is limited to some namespaces. Absent once one came from a sender without that limit.
   * Decides who owns a run id that several namespaces use, and which parents the run may name (merge/run-owner.ts).
   */
  readonly restricted?: true
  readonly job: DatasetName
  readonly times: { readonly [K in EventKind]?: TimeRange }
  /**
   * What is stated outright, and not told by an event of the run (aggregate/given.ts): newest wins, null once withdrawn.
   */
  readonly given?: { readonly [field: string]: Stamped }
  /** When such statements were made. They are no events: they tell a run's times only where nothing else does. */
  readonly observed?: TimeRange
  readonly producer?: Stamped<string>
  /**
   * Run and job facets by their key, newest wins; null once deleted. Facets with a place of their own are normalised, and
   * those that only name shared content hold its id: `sql` (of jobs) the id of a Content; of `lineage` (of runs and jobs)
   * each statement is an entry (aggregate/stated-lineage.ts); `documentation` the text itself. Facets without a place of their own stand under `facets.<key>`
   * as the producer sent them; a job's tags and owners one entry a source (label-fields.ts). All other keys are for the producer rules alone (src/openlineage/facets/facet-registry.ts lists them).
   */
  readonly run: { readonly [facet: string]: Stamped }
  readonly jobFacets: { readonly [facet: string]: Stamped }
  /** By dataset id. */
  readonly inputs: { readonly [id: string]: DatasetUse }
  readonly outputs: { readonly [id: string]: DatasetUse }
}

/** A static declaration: a JobEvent or DatasetEvent that states lineage. Immutable; in force until its subject's next. */
export interface Declaration {
  readonly kind: 'declaration'
  /** v5 over subject, event time and content. */
  readonly id: Id
  readonly subject: Id
  readonly subjectKind: 'job' | 'dataset'
  readonly at: Instant
  /** The job that a JobEvent declares; absent where a DatasetEvent made it. */
  readonly job?: DatasetName
  readonly producer: string
  readonly jobFacets: { readonly [facet: string]: Stamped }
  readonly inputs: { readonly [id: string]: DatasetUse }
  readonly outputs: { readonly [id: string]: DatasetUse }
}

/** Facts about a dataset, a job or other static things that hold by the event alone: never taken back, newest wins. */
export interface DatasetFacts {
  readonly kind: 'dataset'
  readonly namespace: string
  readonly name: string
  readonly stamp: Stamp
  /**
   * Newest-wins fields: format, kind, description, facets.<key> (Json), tags and owners by source (label-fields.ts), what
   * people say (edit-fields.ts), and so on; null withdraws.
   */
  readonly fields: { readonly [field: string]: Json }
  /**
   * `id` digests the names and types alone, sorted by name: facts of one id may differ in order and descriptions. The
   * fields come in the producer's order, each name once.
   */
  readonly schema?: {
    readonly id: Id
    readonly fields: readonly SchemaField[]
    readonly role: 'written' | 'read' | 'declared'
  }
  /** Columns named outside a schema (column lineage). */
  readonly columns: readonly string[]
  /** Descriptions that people gave columns, by their name; null withdraws. */
  readonly editedColumns?: { readonly [column: string]: string | null }
  readonly symlinks: readonly { readonly namespace: string; readonly name: string; readonly kind?: string }[]
  readonly renamedFrom?: DatasetName
  /** Where the platform table places it: Location with addresses, Storage. */
  readonly place?: Place
}

/** A thing that is told of by itself, and stays once it is named. */
export type Thing =
  | { readonly kind: 'place'; readonly place: Place }
  /** `location` is a Location's key: its type as `namespace`, its name as `name`. */
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

/** One column of a schema; nested fields come flattened with dotted names, parents included. */
export interface SchemaField {
  readonly name: string
  readonly type?: string
  readonly description?: string
}

/**
 * Facts about a job that a static JobEvent tells (a run's own job facts come from its aggregate). Newest-wins fields:
 * type, description, producer, sqlId, facets.<key> (Json), tags and owners by source, what people say; null withdraws.
 */
export interface JobFacts {
  readonly kind: 'job'
  readonly namespace: string
  readonly name: string
  readonly stamp: Stamp
  readonly fields: { readonly [field: string]: Json }
}

/** Shared content that an event carries: Mapping and Content bodies by digest. */
export interface SharedContent {
  readonly label: 'Mapping' | 'Content'
  readonly id: Id
  readonly body: string
}

/** Everything that one event tells, in the model's words. What the openlineage room makes and the merge takes. */
export interface Observation {
  readonly eventTime: Instant
  readonly aggregate?: Aggregate
  readonly declaration?: Declaration
  readonly datasets: readonly DatasetFacts[]
  readonly jobs: readonly JobFacts[]
  readonly content: readonly SharedContent[]
  readonly things?: readonly Thing[]
  readonly vetoes?: readonly Veto[]
}

/**
 * A person's word that two datasets are not one, whatever producers state of them (`vetoed`), or that they may be one again
 * where producers say so. Whichever comes first in the pair; of all that was said of it the newest holds, of one instant
 * the greater canonical JSON of {by, vetoed}.
 */
export interface Veto {
  readonly pair: readonly [DatasetName, DatasetName]
  readonly stamp: Stamp
  readonly vetoed: boolean
  /** Who says it. */
  readonly by?: string
}

/**
 * The body of a Mapping: what was stated, by whom of the operation's datasets (absent: by its run or job). `bare` are
 * fields that are named without inputs, or by links marked `every` alone: they count where indirect links are gathered,
 * which is told by all that an operation states of a target.
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
 * One source column of one target column. `to` may be `*`, the dataset's whole; so may `from.column`. With `every` it stands
 * for one such link to each field that its facet names for the target.
 */
export interface ColumnLink {
  readonly from: DatasetName & { readonly column: string }
  readonly to: string
  readonly every?: true
  readonly transformation: 'DIRECT' | 'INDIRECT'
  readonly subtype?: string
  readonly masking: boolean
  /** What the producer says of the transformation, if anything. */
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
 * What the producer rules make of an aggregate: the one place where producers differ. Implemented by the openlineage
 * room, one file a producer; passed to the merge, which never looks into producers itself.
 */
export interface Interpretation {
  /** `own`: the run is a Run of the job. `parent`: an operation of the parent's Run and Job (a Spark SQL job, one SQL statement). */
  readonly belongs: 'own' | 'parent'
  /** The job after folding by name; for `parent`, what it would be if no parent is known. */
  readonly job: DatasetName
  readonly jobType?: string
  /** `location` is a Location's key: its type as `namespace`, its name as `name`. */
  readonly runner?: { readonly type: string; readonly version?: string; readonly location?: DatasetName }
  readonly operationName: string
  readonly streaming: boolean
  readonly position?: number
  readonly group?: string
  /** Dataset ids among the outputs that are no target of inferred pairs (dbt's audit tables). */
  readonly noTargets: readonly string[]
  /**
   * Dataset ids of the inputs that an output may come from, per dataset id of the output. An output that is not named may come
   * from every input; without this, all do.
   */
  readonly sources?: { readonly [outputId: string]: readonly string[] }
  /** Interaction types per output dataset id that the engine's command tells, where lifecycleStateChange does not. */
  readonly types: { readonly [datasetId: string]: readonly string[] }
  /** Dataset ids among the outputs that are created only if they do not exist: such a create replaces nothing. */
  readonly createdIfAbsent?: readonly string[]
  /** What its end means, where the kind of its events tells it wrong (SQLMesh sends COMPLETE for what failed). */
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

/** The rules of all producers as one pure function. `version` rises with every change of meaning: stores then rebuild. */
export interface ProducerRules {
  interpret(aggregate: Aggregate | Declaration): Interpretation
  readonly version: number
  /** URL of the module that exports them as `producerRules`: threads load it, since functions do not travel. */
  readonly module?: string
}
