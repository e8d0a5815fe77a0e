/**
 * The graph's schema, once for both stores: every label and edge type with its properties (design: "The graph").
 * `text` is a string, `int` a whole number (instants are ms since 1970), `bool`, `texts` and `ints` are lists,
 * `json` is kept as canonical JSON text. An absent property is left out of the row.
 */
export type PropKind = 'text' | 'int' | 'bool' | 'texts' | 'ints' | 'json'
export type PropValue = string | number | boolean | readonly string[] | readonly number[]
export type Props = { readonly [name: string]: PropValue }

/** Of every node: `firstSeen` is the eventTime of the first event that names it. */
const named = { namespace: 'text', name: 'text' } as const
/**
 * `stamps`: event time and rank of each newest-wins field; `facets`: facets without a place of their own; `deletedAt`: when a
 * person deleted it, as long as nothing newer is told of it.
 */
const described = {
  description: 'text',
  stamps: 'json',
  facets: 'json',
  firstSeen: 'int',
  deletedAt: 'int',
} as const
const span = { firstAt: 'int', lastAt: 'int', days: 'ints' } as const

export const NODES = {
  Location: { type: 'text', name: 'text', firstSeen: 'int' },
  Address: { url: 'text', firstSeen: 'int' },
  Storage: { name: 'text', firstSeen: 'int' },
  Dataset: { ...named, ...described, format: 'text', kind: 'text', schemaId: 'text' },
  /** `namespace` and `dataset` are the natural key of the dataset it is PART_OF. */
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
  /** Fields in order of their names; the order in which a dataset has them is told by HAS_SCHEMA. */
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
  /** `type` is batch, streaming or declared; `counts` says whether it makes lineage; `jobName` is the raw name of its own events. */
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
    /** The runId of its own events, where it belongs to another Run. */
    ownRunId: 'text',
    startedAt: 'int',
    endedAt: 'int',
    /** Of one that has no Run of its own; else the Run tells it. */
    endedReason: 'text',
    lastEventAt: 'int',
    firstSeen: 'int',
    counts: 'bool',
    producer: 'text',
    facets: 'json',
    omittedPairs: 'int',
  },
  /** Without `firstSeen` only runs name it, and it goes with them; owners stay. */
  User: { name: 'text', firstSeen: 'int' },
  Tag: { name: 'text', value: 'text', firstSeen: 'int' },
  /** What operations stated (lineage and column lineage), as canonical JSON; id is its digest. */
  Mapping: { body: 'json', firstSeen: 'int' },
  /** Text shared by digest, such as SQL. */
  Content: { body: 'text', firstSeen: 'int' },
  /** That a person changed something (edit.ts): `firstSeen` is when; `before` and `after` are absent where there is nothing. */
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
 * Of READ and WROTE: `partitions` are the first 100 by name, with `partitionCount` where there are more. `lasting` is set on
 * those longer than a day and those that have no end yet, so that all others are found by their start.
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
 * Of DERIVED_FROM: `firstAt` … are those of all; the stated part stands beside it, absent where nothing states it; the
 * inferred part too, absent unless the edge is both stated and inferred (else it is all, or nothing).
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
  /** On column edges only. `transformation` is DIRECT or INDIRECT. */
  transformation: 'text',
  subtype: 'text',
  masking: 'bool',
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
      /** Of platforms that have no Storage. */
      ['Dataset', 'Location'],
      ['Job', 'Location'],
      ['Runner', 'Location'],
    ],
    props: {},
  },
  ADDRESS_OF: { ends: [['Address', 'Location']], props: {} },
  /** One per statement direction: the dataset that carries the symlink → the name it gives. `kind` is TABLE, LOCATION … */
  SAME_AS: { ends: [['Dataset', 'Dataset']], props: { kind: 'text', stamps: 'json', firstSeen: 'int' } },
  /**
   * What persons last said of a pair, from the lesser (namespace, name) to the greater: while `vetoed`, the two are not one
   * dataset, whatever SAME_AS states. `stamps` has the time of both properties under `vetoed`.
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
   * Control flow: the job that waits → the job that it waits for. How the one leads to the other, in which sequence, after
   * which status of the other, and which of all that it waits for must have ended how; as producers say it, absent where
   * none does. `sources`: who states it, as of TAGGED.
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
  /** `since`: from when a static event states the rename; absent where only runs did. */
  RENAMED_FROM: { ends: [['Dataset', 'Dataset']], props: { firstSeen: 'int', since: 'int' } },
  READ: { ends: [['Operation', 'Dataset']], props: interaction },
  /** `noTarget`: what the operation read is not taken for a source of this output. */
  WROTE: { ends: [['Operation', 'Dataset']], props: { ...interaction, replaces: 'bool', noTarget: 'bool' } },
  STATED: { ends: [['Operation', 'Mapping']], props: {} },
  /**
   * `firstSeen` and `seenAt` are the least and the newest event time that carried the schema; of the newest are `order`
   * (places in the schema's fields, absent where it is theirs) and `descriptions` of columns. The span is that of the
   * operations that count.
   */
  HAS_SCHEMA: {
    ends: [['Dataset', 'Schema']],
    props: { role: 'text', firstSeen: 'int', seenAt: 'int', order: 'ints', descriptions: 'json', ...span },
  },
  RAN_ON: { ends: [['Run', 'Runner']], props: {} },
  STARTED_BY: { ends: [['Run', 'User']], props: {} },
  /** `source`: the producer, without the version in its URL, or `edit`; of OWNED_BY too. */
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
  READS: { ends: [['Job', 'Dataset']], props: { memberId: 'text', ...span } },
  WRITES: { ends: [['Job', 'Dataset']], props: { memberId: 'text', ...span } },
  DERIVED_FROM: {
    ends: [
      ['Dataset', 'Dataset'],
      ['Column', 'Column'],
    ],
    props: derived,
  },
} as const satisfies Record<string, EdgeDefinition>

export type EdgeType = keyof typeof EDGES
