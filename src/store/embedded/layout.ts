import type { EdgeType, NodeLabel } from '../../domain/graph-schema.ts'
import type { Cell } from './cell.ts'

/** The column of a property. */
export interface Place {
  readonly prop: string
  readonly column: string
  readonly cell: Cell
}

/** A table and its columns for properties. Other properties are stored in its column `rest`. */
export interface Layout {
  readonly table: string
  readonly places: readonly Place[]
}

const place = (prop: string, column: string, cell: Cell): Place => ({ prop, column, cell })

const named = [place('namespace', 'namespace', 'text'), place('name', 'name', 'text')]
const described = [
  place('description', 'description', 'text'),
  place('stamps', 'stamps', 'text'),
  place('facets', 'facets', 'text'),
  place('firstSeen', 'first_seen', 'int'),
  place('deletedAt', 'deleted_at', 'int'),
]
const seen = place('firstSeen', 'first_seen', 'int')
const thing = (...places: readonly Place[]): Layout => ({ table: 'thing', places: [...places, seen] })

export const NODE_LAYOUTS: { readonly [L in NodeLabel]: Layout } = {
  Dataset: {
    table: 'dataset',
    places: [
      ...named,
      ...described,
      place('format', 'format', 'word'),
      place('kind', 'kind', 'word'),
      place('schemaId', 'schema', 'id'),
    ],
  },
  Job: {
    table: 'job',
    places: [
      ...named,
      ...described,
      place('type', 'type', 'word'),
      place('producer', 'producer', 'word'),
      place('sqlId', 'sql', 'id'),
    ],
  },
  Column: {
    table: 'field',
    places: [
      place('namespace', 'namespace', 'word'),
      place('dataset', 'dataset', 'word'),
      place('name', 'name', 'text'),
      place('type', 'type', 'word'),
      place('ordinal', 'ordinal', 'int'),
      seen,
      place('description', 'description', 'text'),
      place('stamps', 'stamps', 'text'),
    ],
  },
  Run: {
    table: 'run',
    places: [
      place('jobId', 'job', 'id'),
      place('startedAt', 'started_at', 'int'),
      place('status', 'status', 'word'),
      place('name', 'name', 'word'),
      place('externalId', 'external_id', 'text'),
      place('attempt', 'attempt', 'int'),
      place('description', 'description', 'word'),
      place('logUrl', 'log_url', 'text'),
      place('endedAt', 'ended_at', 'int'),
      place('lastEventAt', 'last_event_at', 'int'),
      place('endedReason', 'ended_reason', 'text'),
      place('nominalStart', 'nominal_start', 'int'),
      place('nominalEnd', 'nominal_end', 'int'),
      seen,
      place('producer', 'producer', 'word'),
      place('facets', 'facets', 'text'),
    ],
  },
  Operation: {
    table: 'operation',
    places: [
      place('status', 'status', 'word'),
      place('name', 'name', 'word'),
      place('type', 'type', 'word'),
      place('description', 'description', 'word'),
      place('sqlId', 'sql', 'id'),
      place('position', 'position', 'int'),
      place('group', 'part', 'word'),
      place('jobId', 'job', 'id'),
      place('runId', 'run', 'id'),
      place('ownRunId', 'own_run', 'id'),
      place('jobNamespace', 'job_namespace', 'word'),
      place('jobName', 'job_name', 'word'),
      place('startedAt', 'started_at', 'int'),
      place('endedAt', 'ended_at', 'int'),
      place('lastEventAt', 'last_event_at', 'int'),
      seen,
      place('counts', 'counts', 'flag'),
      place('producer', 'producer', 'word'),
      place('facets', 'facets', 'text'),
      place('omittedPairs', 'omitted_pairs', 'int'),
    ],
  },
  Location: thing(place('name', 'name', 'text'), place('type', 'other', 'text')),
  Address: thing(place('url', 'name', 'text')),
  Storage: thing(place('name', 'name', 'text')),
  Schema: thing(place('fields', 'body', 'text')),
  Runner: thing(place('type', 'name', 'text'), place('version', 'other', 'text')),
  User: thing(place('name', 'name', 'text')),
  Tag: thing(place('name', 'name', 'text'), place('value', 'other', 'text')),
  Mapping: thing(place('body', 'body', 'text')),
  Content: thing(place('body', 'body', 'text')),
  Edit: {
    table: 'edit',
    places: [
      place('subjectId', 'subject', 'id'),
      place('who', 'who', 'text'),
      seen,
      place('key', 'key', 'text'),
      place('kind', 'kind', 'word'),
      place('namespace', 'namespace', 'text'),
      place('dataset', 'dataset', 'text'),
      place('name', 'name', 'text'),
      place('aspect', 'aspect', 'word'),
      place('before', 'before', 'text'),
      place('after', 'after', 'text'),
    ],
  },
}

/** Values of the column `label` in the table `thing`. They are stored in databases: add codes, but never change them. */
export const THING_CODES: { readonly [L in NodeLabel]?: number } = {
  Location: 1,
  Address: 2,
  Storage: 3,
  Schema: 4,
  Runner: 5,
  User: 6,
  Tag: 7,
  Mapping: 8,
  Content: 9,
}

const span = (prefix: string): readonly Place[] =>
  prefix === ''
    ? [place('firstAt', 'first_at', 'int'), place('lastAt', 'last_at', 'int'), place('days', 'days', 'list')]
    : [
        place(`${prefix}FirstAt`, `${prefix}_first_at`, 'int'),
        place(`${prefix}LastAt`, `${prefix}_last_at`, 'int'),
        place(`${prefix}Days`, `${prefix}_days`, 'list'),
      ]

const touched: Layout = { table: 'rollup', places: [place('memberId', 'member', 'id'), ...span('')] }
const interaction: Layout = {
  table: 'interaction',
  places: [
    place('jobId', 'job', 'id'),
    place('startedAt', 'started_at', 'int'),
    place('lasting', 'lasting', 'flag'),
    place('endedAt', 'ended_at', 'int'),
    place('types', 'types', 'words'),
    place('schemaId', 'schema', 'id'),
    place('connectAsUserId', 'connect_as', 'id'),
    place('numBytes', 'num_bytes', 'int'),
    place('numRows', 'num_rows', 'int'),
    place('numFiles', 'num_files', 'int'),
    place('partitions', 'partitions', 'list'),
    place('partitionCount', 'partition_count', 'int'),
    place('version', 'version', 'word'),
    place('implied', 'implied', 'flag'),
    place('rawNamespace', 'raw_namespace', 'word'),
    place('rawName', 'raw_name', 'word'),
    place('counts', 'counts', 'flag'),
    place('replaces', 'replaces', 'flag'),
    place('datasetId', 'dataset', 'id'),
    place('facets', 'facets', 'text'),
  ],
}
const plain: Layout = { table: 'edge', places: [] }

export const EDGE_LAYOUTS: { readonly [T in EdgeType]: Layout } = {
  STORED_IN: plain,
  LOCATED_IN: plain,
  ADDRESS_OF: plain,
  SAME_AS: plain,
  NOT_SAME_AS: plain,
  ALIAS_OF: plain,
  PART_OF: plain,
  DEPENDS_ON: plain,
  RENAMED_FROM: plain,
  READ: interaction,
  WROTE: interaction,
  STATED: plain,
  HAS_SCHEMA: plain,
  RAN_ON: plain,
  STARTED_BY: plain,
  TAGGED: plain,
  OWNED_BY: plain,
  READS: touched,
  WRITES: touched,
  DERIVED_FROM: {
    table: 'rollup',
    places: [
      place('jobId', 'job', 'id'),
      place('memberTargetId', 'member', 'id'),
      place('memberSourceId', 'source_member', 'id'),
      ...span(''),
      ...span('stated'),
      ...span('inferred'),
      place('transformation', 'transformation', 'word'),
      place('subtype', 'subtype', 'word'),
      place('masking', 'masking', 'flag'),
    ],
  },
}
