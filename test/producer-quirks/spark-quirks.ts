import type { JsonObject } from '../../src/lib/json.ts'
import { at, id, OWN, type Quirk } from './quirk.ts'

const LAKE = `/srv/${OWN}`

/** An event of openlineage-spark 1.53.0, as recorded in the examples. */
interface Sketch {
  readonly type: string
  readonly at: number
  readonly run: number
  /** The job name after that of the application; absent for the application itself. */
  readonly name?: string
  readonly jobType?: string
  readonly processingType?: string
  readonly inputs?: readonly JsonObject[]
  readonly outputs?: readonly JsonObject[]
  readonly facets?: JsonObject
  readonly sql?: string
}

const APPLICATION = id(0xa)

function spark(sketch: Sketch): JsonObject {
  const { name, jobType = name === undefined ? 'APPLICATION' : 'SQL_JOB', facets = {}, sql } = sketch
  const parent = { run: { runId: APPLICATION }, job: { namespace: OWN, name: 'app' } }
  return {
    eventType: sketch.type,
    eventTime: at(sketch.at),
    producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: {
      runId: name === undefined ? APPLICATION : id(sketch.run),
      facets: {
        processing_engine: { version: '3.5.9', name: 'spark', openlineageAdapterVersion: '1.53.0' },
        ...(name === undefined ? {} : { parent }),
        ...facets,
      },
    },
    job: {
      namespace: OWN,
      name: name === undefined ? 'app' : `app.${name}`,
      facets: {
        jobType: {
          jobType,
          processingType: sketch.processingType ?? (name === undefined ? 'NONE' : 'BATCH'),
          integration: 'SPARK',
        },
        ...(sql === undefined ? {} : { sql: { query: sql, dialect: 'spark' } }),
      },
    },
    inputs: sketch.inputs ?? [],
    outputs: sketch.outputs ?? [],
  }
}

const files = (name: string, facets: JsonObject = {}): JsonObject => ({
  namespace: 'file',
  name: `${LAKE}/${name}`,
  facets,
})

const table = (path: string, name: string, more: JsonObject = {}): JsonObject =>
  files(path, {
    symlinks: { identifiers: [{ namespace: `hive://${OWN}:9083`, name, type: 'TABLE' }] },
    ...more,
  })

/** Each column of the target from the source column of the same name. */
const columnLineage = (source: JsonObject, ...columns: readonly string[]): JsonObject => ({
  columnLineage: {
    fields: Object.fromEntries(
      columns.map((field) => [
        field,
        { inputFields: [{ namespace: source.namespace!, name: source.name!, field, transformations: [] }] },
      ]),
    ),
  },
})

const EXCEPTION = {
  'spark.exception': { message: 'Job aborted', stackTrace: 'SparkException: Job aborted\n\tat org…' },
}
const STREAM = { processingType: 'STREAMING', name: 'write_to_data_source_v2' } as const

export const SPARK_QUIRKS: readonly Quirk[] = [
  {
    name: 'an application that never ends, with a statement that did',
    events: [
      spark({ type: 'START', at: 0, run: 0 }),
      spark({
        type: 'START',
        at: 1,
        run: 1,
        name: 'append_data.b',
        inputs: [files('a')],
        outputs: [files('b')],
      }),
      spark({ type: 'COMPLETE', at: 2, run: 1, name: 'append_data.b', outputs: [files('b')] }),
    ],
    edges: ['a → b'],
    runs: ['app: running'],
    operations: ['append_data.b: succeeded'],
    jobs: ['app'],
  },
  {
    name: 'a statement that never ends, in an application that nobody reports: it counts',
    events: [
      spark({
        type: 'START',
        at: 1,
        run: 1,
        name: 'append_data.b',
        inputs: [files('a')],
        outputs: [files('b')],
      }),
    ],
    edges: ['a → b'],
    runs: [],
    operations: ['append_data.b: running'],
    jobs: ['app'],
  },
  {
    name: 'a failed write: FAIL without inputs and, 2 ms later, COMPLETE with everything',
    events: [
      spark({
        type: 'START',
        at: 1,
        run: 1,
        name: 'append_data.b',
        inputs: [files('a')],
        outputs: [files('b', columnLineage(files('a'), 'x'))],
      }),
      spark({ type: 'FAIL', at: 2, run: 1, name: 'append_data.b', outputs: [files('b')], facets: EXCEPTION }),
      spark({
        type: 'COMPLETE',
        at: 2.002,
        run: 1,
        name: 'append_data.b',
        inputs: [files('a')],
        outputs: [files('b', columnLineage(files('a'), 'x', 'never_there'))],
      }),
    ],
    edges: [],
    columns: [],
    operations: ['append_data.b: failed (SparkException: Job aborted)'],
    uses: ['append_data.b: READ a ()', 'append_data.b: WROTE b (append)'],
  },
  {
    name: 'COMPLETE without START, a late RUNNING, and RUNNING alone that names the inputs',
    events: [
      spark({ type: 'COMPLETE', at: 60, run: 1, name: 'append_data.b', outputs: [files('b')] }),
      spark({ type: 'RUNNING', at: 61, run: 1, name: 'append_data.b', inputs: [files('a')] }),
    ],
    edges: ['a → b'],
    operations: ['append_data.b: succeeded'],
  },
  {
    name: 'START and ABORT of one eventTime, and times that run backwards',
    events: [
      spark({ type: 'ABORT', at: 5, run: 1, name: 'append_data.b', outputs: [files('b')] }),
      spark({
        type: 'START',
        at: 5,
        run: 1,
        name: 'append_data.b',
        inputs: [files('a')],
        outputs: [files('b')],
      }),
      spark({ type: 'COMPLETE', at: 9, run: 2, name: 'append_data.c', inputs: [files('a')] }),
      spark({ type: 'START', at: 8, run: 2, name: 'append_data.c', outputs: [files('c')] }),
    ],
    edges: ['a → c'],
    operations: ['append_data.b: killed', 'append_data.c: succeeded'],
  },
  {
    name: 'RDD jobs that START only, and one that writes',
    events: [
      spark({
        type: 'START',
        at: 1,
        run: 1,
        name: 'map_partitions_parallel_collection',
        jobType: 'RDD_JOB',
        processingType: 'NONE',
        inputs: [files('a')],
      }),
      spark({
        type: 'START',
        at: 2,
        run: 2,
        name: '17',
        jobType: 'RDD_JOB',
        processingType: 'NONE',
        inputs: [files('a')],
        outputs: [files('b')],
      }),
    ],
    edges: ['a → b'],
    operations: ['17: running', 'map_partitions_parallel_collection: running'],
    jobs: ['app'],
  },
  {
    name: 'a table created from a query: two runs for one statement, the one within naming a path that is not there',
    events: [
      spark({
        type: 'COMPLETE',
        at: 2,
        run: 2,
        name: 'append_data.db_b',
        sql: 'CREATE TABLE lake.db.b AS SELECT x FROM lake.db.a',
        inputs: [table('db.db/a', 'db.a')],
        outputs: [table('db/b', 'db.b', columnLineage(files('db.db/a'), 'x'))],
      }),
      spark({
        type: 'COMPLETE',
        at: 3,
        run: 1,
        name: 'atomic_create_table_as_select.db_b',
        sql: 'CREATE TABLE lake.db.b AS SELECT x FROM lake.db.a',
        inputs: [table('db.db/a', 'db.a')],
        outputs: [
          table('db.db/b', 'db.b', {
            ...columnLineage(files('db.db/a'), 'x'),
            lifecycleStateChange: { lifecycleStateChange: 'CREATE' },
          }),
        ],
      }),
    ],
    edges: ['db.a → db.b', 'db.a → db/b'],
    columns: ['db.a.x → db.b.x', 'db.a.x → db/b.x'],
    operations: ['append_data.db_b: succeeded', 'atomic_create_table_as_select.db_b: succeeded'],
    jobs: ['app'],
  },
  {
    name: 'micro-batches: without outputs, without anything, and one that fails and counts',
    events: [
      spark({ ...STREAM, type: 'COMPLETE', at: 1, run: 1, inputs: [files('in/1.json')] }),
      spark({ ...STREAM, type: 'COMPLETE', at: 2, run: 2, name: 'project' }),
      spark({ ...STREAM, type: 'FAIL', at: 3, run: 3, inputs: [files('in')], outputs: [files('out')] }),
      spark({ ...STREAM, type: 'START', at: 4, run: 4, inputs: [files('in')], outputs: [files('late')] }),
    ],
    edges: ['in → late', 'in → out'],
    operations: [
      'project: succeeded',
      'write_to_data_source_v2: failed',
      'write_to_data_source_v2: running',
      'write_to_data_source_v2: succeeded',
    ],
    jobs: ['app'],
  },
  {
    name: 'a DROP that names a table twice, and where it is not',
    events: [
      spark({
        type: 'COMPLETE',
        at: 1,
        run: 1,
        name: 'drop_table',
        sql: 'DROP TABLE retail.tmp',
        inputs: [files('a')],
        outputs: [1, 2].map(() =>
          files('retail.db/retail.db/tmp', { lifecycleStateChange: { lifecycleStateChange: 'DROP' } }),
        ),
      }),
    ],
    edges: [],
    uses: ['drop_table: READ a ()', 'drop_table: WROTE retail.db/retail.db/tmp (drop)'],
  },
  {
    name: 'a table that is read and written, and a hidden column',
    events: [
      spark({
        type: 'COMPLETE',
        at: 1,
        run: 1,
        name: 'replace_data.db_t',
        sql: "UPDATE lake.db.t SET x = 1 WHERE y = 'z'",
        inputs: [files('t')],
        outputs: [files('t', columnLineage(files('t'), '_file'))],
      }),
    ],
    edges: ['t → t'],
    columns: ['t._file → t._file'],
    uses: ['replace_data.db_t: READ t ()', 'replace_data.db_t: WROTE t (update)'],
  },
  {
    name: 'two runs of one job that write different datasets: both stay',
    events: [
      spark({
        type: 'COMPLETE',
        at: 1,
        run: 1,
        name: 'append_data',
        inputs: [files('a')],
        outputs: [files('b')],
      }),
      spark({
        type: 'COMPLETE',
        at: 2,
        run: 2,
        name: 'append_data',
        inputs: [files('a')],
        outputs: [files('c')],
      }),
    ],
    edges: ['a → b', 'a → c'],
  },
  {
    name: 'temporaries in memory lie between what is kept',
    events: [
      spark({
        type: 'COMPLETE',
        at: 1,
        run: 1,
        name: 'append_data.v',
        inputs: [files('a')],
        outputs: [{ namespace: `inmemory://${OWN}`, name: 'v' }],
      }),
      spark({
        type: 'COMPLETE',
        at: 2,
        run: 2,
        name: 'append_data.b',
        inputs: [{ namespace: `inmemory://${OWN}`, name: 'v' }],
        outputs: [files('b')],
      }),
    ],
    edges: ['a → v', 'v → b'],
  },
  {
    name: "a table's history and a snapshot of it are read last: the table keeps its name",
    events: [
      spark({
        type: 'COMPLETE',
        at: 1,
        run: 1,
        name: 'append_data',
        outputs: [table('t', 'db.t')],
        inputs: [files('a')],
      }),
      spark({
        type: 'COMPLETE',
        at: 2,
        run: 2,
        name: 'collect_limit',
        inputs: [table('t', 'db.t.snapshots')],
      }),
      spark({
        type: 'COMPLETE',
        at: 3,
        run: 3,
        name: 'append_data.b',
        inputs: [table('t', 'db.t.snapshot_id_1458341638366472111')],
        outputs: [files('b')],
      }),
    ],
    edges: ['a → db.t', 'db.t → b'],
  },
  {
    name: 'a table that is renamed without a word keeps its path: its lineage goes with it',
    events: [
      spark({
        type: 'COMPLETE',
        at: 1,
        run: 1,
        name: 'append_data',
        inputs: [files('a')],
        outputs: [table('t', 'db.t_new')],
      }),
      spark({
        type: 'COMPLETE',
        at: 2,
        run: 2,
        name: 'rename_table',
        sql: 'ALTER TABLE db.t_new RENAME TO db.t',
      }),
      spark({
        type: 'COMPLETE',
        at: 3,
        run: 3,
        name: 'append_data.b',
        inputs: [table('t', 'db.t')],
        outputs: [files('b')],
      }),
    ],
    edges: ['a → db.t', 'db.t → b'],
    operations: ['append_data.b: succeeded', 'append_data: succeeded', 'rename_table: succeeded'],
  },
  {
    name: 'SQL jobs with only the application name are one job',
    events: [1, 2].map((run) => {
      const event = spark({
        type: 'COMPLETE',
        at: run,
        run,
        name: `append_data.b${run}`,
        outputs: [files(`b${run}`)],
      })
      const { facets, ...job } = event.job as { readonly facets: JsonObject }
      return {
        ...event,
        run: { runId: id(run) },
        job: { ...job, facets: { sql: facets.sql ?? { query: '' } } },
      }
    }),
    edges: [],
    runs: ['app: succeeded', 'app: succeeded'],
    operations: ['app.append_data.b1: succeeded', 'app.append_data.b2: succeeded'],
    jobs: ['app'],
  },
]
