/**
 * The schema of the graph, shared by both stores: every label and edge type with its properties (design: "The
 * graph"). `text` is a string, `int` a whole number (instants are ms since 1970), `bool` a boolean, `texts` and
 * `ints` are lists, and `json` is stored as canonical JSON text. A row leaves out absent properties.
 */
export type PropKind = 'text' | 'int' | 'bool' | 'texts' | 'ints' | 'json'
export type PropValue = string | number | boolean | readonly string[] | readonly number[]
export type Props = { readonly [name: string]: PropValue }

/** On every node, `firstSeen` is the eventTime of the first event that names it. */
const named = { namespace: 'text', name: 'text' } as const
/**
 * `stamps`: event time and rank of each newest-wins field. `facets`: facets without a property of their own.
 * `deletedAt`: when a person deleted the node, as long as nothing newer is reported about it, and, of a Dataset, as long as
 * all names of its identity group are deleted.
 */
const described = {
  description: 'text',
  stamps: 'json',
  facets: 'json',
  firstSeen: 'int',
  deletedAt: 'int',
} as const
/** `deleted`: the job or a dataset at its ends is deleted. Stores keep such roll-ups where no question reads them. */
const deletable = { deleted: 'bool' } as const
const span = { firstAt: 'int', lastAt: 'int', days: 'ints' } as const

export const NODES = {
  Location: { type: 'text', name: 'text', firstSeen: 'int' },
  Address: { url: 'text', firstSeen: 'int' },
  Storage: { name: 'text', firstSeen: 'int' },
  Dataset: { ...named, ...described, format: 'text', kind: 'text', schemaId: 'text' },
  /** `namespace` and `dataset` are the natural key of the dataset that the column is PART_OF. */
  Column: {
    namespace: 'text',
    dataset: 'text',
    name: 'text',
    type: 'text',
    ordinal: 'int',
    firstSeen: 'int',
    description: 'text',
    stamps: 'json',
  },
  /** Fields ordered by name. HAS_SCHEMA stores the order in which a dataset shows them. */
  Schema: { fields: 'json', firstSeen: 'int' },
  Job: { ...named, ...described, type: 'text', producer: 'text', sqlId: 'text' },
  Runner: { type: 'text', version: 'text', firstSeen: 'int' },
  Run: {
    status: 'text',
    name: 'text',
    externalId: 'text',
    attempt: 'int',
    description: 'text',
    logUrl: 'text',
    jobId: 'text',
    startedAt: 'int',
    endedAt: 'int',
    lastEventAt: 'int',
    endedReason: 'text',
    nominalStart: 'int',
    nominalEnd: 'int',
    firstSeen: 'int',
    producer: 'text',
    facets: 'json',
  },
  /**
   * `type` is batch, streaming or declared. `counts` says whether the operation makes lineage. `jobName` is the raw
   * name in its own events.
   */
  Operation: {
    status: 'text',
    name: 'text',
    type: 'text',
    description: 'text',
    sqlId: 'text',
    position: 'int',
    group: 'text',
    jobId: 'text',
    runId: 'text',
    jobNamespace: 'text',
    jobName: 'text',
    /** The runId of its own events, if the operation belongs to another Run. */
    ownRunId: 'text',
    startedAt: 'int',
    endedAt: 'int',
    /** Only on an operation without a Run of its own; otherwise the Run has it. */
    endedReason: 'text',
    lastEventAt: 'int',
    firstSeen: 'int',
    counts: 'bool',
    producer: 'text',
    facets: 'json',
    omittedPairs: 'int',
  },
  /** A User without `firstSeen` is named only by runs and is deleted with them; owners stay. */
  User: { name: 'text', firstSeen: 'int' },
  Tag: { name: 'text', value: 'text', firstSeen: 'int' },
  /** What operations stated (lineage and column lineage), as canonical JSON; the id is its digest. */
  Mapping: { body: 'json', firstSeen: 'int' },
  /** Text shared by digest, such as SQL. */
  Content: { body: 'text', firstSeen: 'int' },
  /**
   * A change by a person (edit.ts): `firstSeen` is its time; `before` and `after` are absent if there is no value.
   */
  Edit: {
    who: 'text',
    key: 'text',
    kind: 'text',
    subjectId: 'text',
    namespace: 'text',
    dataset: 'text',
    name: 'text',
    aspect: 'text',
    before: 'json',
    after: 'json',
    firstSeen: 'int',
  },
} as const satisfies Record<string, Record<string, PropKind>>

export type NodeLabel = keyof typeof NODES

/**
 * Properties of READ and WROTE. `partitions` has the first 100 names; `partitionCount` is set if there are more.
 * `lasting` marks interactions longer than a day or without an end, so that all others can be found by their start.
 */
const interaction = {
  datasetId: 'text',
  jobId: 'text',
  startedAt: 'int',
  endedAt: 'int',
  types: 'texts',
  schemaId: 'text',
  connectAsUserId: 'text',
  numBytes: 'int',
  numRows: 'int',
  numFiles: 'int',
  partitions: 'texts',
  partitionCount: 'int',
  version: 'text',
  implied: 'bool',
  rawNamespace: 'text',
  rawName: 'text',
  counts: 'bool',
  lasting: 'bool',
  facets: 'json',
} as const

/**
 * Properties of DERIVED_FROM. `firstAt`, `lastAt` and `days` cover all operations. `stated…` covers the stated part
 * and is absent without one. `inferred…` is present only if the edge is both stated and inferred; otherwise the
 * inferred part is everything or nothing.
 */
const derived = {
  jobId: 'text',
  memberTargetId: 'text',
  memberSourceId: 'text',
  ...span,
  statedFirstAt: 'int',
  statedLastAt: 'int',
  statedDays: 'ints',
  inferredFirstAt: 'int',
  inferredLastAt: 'int',
  inferredDays: 'ints',
  /** Only on column edges. `transformation` is DIRECT or INDIRECT. */
  transformation: 'text',
  subtype: 'text',
  masking: 'bool',
  ...deletable,
} as const

type EdgeDefinition = {
  readonly ends: readonly (readonly [from: NodeLabel, to: NodeLabel])[]
  readonly props: Record<string, PropKind>
}

export const EDGES = {
  STORED_IN: { ends: [['Dataset', 'Storage']], props: {} },
  LOCATED_IN: {
    ends: [
      ['Storage', 'Location'],
      /** For platforms without a Storage. */
      ['Dataset', 'Location'],
      ['Job', 'Location'],
      ['Runner', 'Location'],
    ],
    props: {},
  },
  ADDRESS_OF: { ends: [['Address', 'Location']], props: {} },
  /**
   * One per direction of a statement: from the dataset that carries the symlink to the name that it gives. `kind` is
   * TABLE, LOCATION …
   */
  SAME_AS: { ends: [['Dataset', 'Dataset']], props: { kind: 'text', stamps: 'json', firstSeen: 'int' } },
  /**
   * The last decision of a person about a pair, from the lesser (namespace, name) to the greater. While `vetoed`, the
   * two are different datasets even if SAME_AS states otherwise. `stamps` has the time of both properties under
   * `vetoed`.
   */
  NOT_SAME_AS: {
    ends: [['Dataset', 'Dataset']],
    props: { vetoed: 'bool', by: 'text', stamps: 'json', firstSeen: 'int' },
  },
  ALIAS_OF: { ends: [['Dataset', 'Dataset']], props: {} },
  PART_OF: {
    ends: [
      ['Column', 'Dataset'],
      ['Operation', 'Run'],
      ['Run', 'Job'],
      ['Run', 'Run'],
      ['Job', 'Job'],
    ],
    props: {},
  },
  /**
   * Control flow: from the job that waits to the job that it waits for. The properties are as producers report them,
   * absent if none does: how one job leads to the other, in which sequence, after which status of the other, and
   * which of all awaited jobs must have ended how. `sources` says who states it, as in TAGGED.
   */
  DEPENDS_ON: {
    ends: [['Job', 'Job']],
    props: {
      dependencyType: 'text',
      sequenceTriggerRule: 'text',
      statusTriggerRule: 'text',
      triggerRule: 'text',
      sources: 'texts',
    },
  },
  /** `since`: the time from which a static event states the rename; absent if only runs state it. */
  RENAMED_FROM: { ends: [['Dataset', 'Dataset']], props: { firstSeen: 'int', since: 'int' } },
  READ: { ends: [['Operation', 'Dataset']], props: interaction },
  /** `noTarget`: the inputs of the operation are not taken as sources of this output. */
  WROTE: { ends: [['Operation', 'Dataset']], props: { ...interaction, replaces: 'bool', noTarget: 'bool' } },
  STATED: { ends: [['Operation', 'Mapping']], props: {} },
  /**
   * `firstSeen` and `seenAt` are the least and newest event time that carried the schema. `order` and `descriptions`
   * come from the newest: `order` has positions in the schema's fields, absent if the order is the same;
   * `descriptions` are those of columns. The span covers the operations that count.
   */
  HAS_SCHEMA: {
    ends: [['Dataset', 'Schema']],
    props: { role: 'text', firstSeen: 'int', seenAt: 'int', order: 'ints', descriptions: 'json', ...span },
  },
  RAN_ON: { ends: [['Run', 'Runner']], props: {} },
  STARTED_BY: { ends: [['Run', 'User']], props: {} },
  /** `source`: the producer without the version in its URL, or `edit`. The same applies to OWNED_BY. */
  TAGGED: {
    ends: [
      ['Dataset', 'Tag'],
      ['Job', 'Tag'],
      ['Column', 'Tag'],
    ],
    props: { source: 'text' },
  },
  OWNED_BY: {
    ends: [
      ['Dataset', 'User'],
      ['Job', 'User'],
    ],
    props: { source: 'text', type: 'text' },
  },
  READS: { ends: [['Job', 'Dataset']], props: { memberId: 'text', ...span, ...deletable } },
  WRITES: { ends: [['Job', 'Dataset']], props: { memberId: 'text', ...span, ...deletable } },
  DERIVED_FROM: {
    ends: [
      ['Dataset', 'Dataset'],
      ['Column', 'Column'],
    ],
    props: derived,
  },
} as const satisfies Record<string, EdgeDefinition>

export type EdgeType = keyof typeof EDGES
