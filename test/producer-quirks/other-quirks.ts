import type { JsonObject } from '../../src/lib/json.ts'
import { at, id, OWN, type Quirk } from './quirk.ts'

const SCHEMA_URL = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent'

interface Sketch {
  readonly type: string
  readonly at: number
  readonly run: number
  readonly job: string
  readonly inputs?: readonly JsonObject[]
  readonly outputs?: readonly JsonObject[]
  readonly facets?: JsonObject
  readonly jobFacets?: JsonObject
}

const client =
  (producer: string, namespace: string, own: Pick<Sketch, 'facets' | 'jobFacets'> = {}) =>
  ({ type, job, inputs = [], outputs = [], ...sketch }: Sketch): JsonObject => ({
    eventType: type,
    eventTime: at(sketch.at),
    producer,
    schemaURL: SCHEMA_URL,
    run: { runId: id(sketch.run), facets: { ...own.facets, ...sketch.facets } },
    job: { namespace, name: job, facets: { ...own.jobFacets, ...sketch.jobFacets } },
    inputs,
    outputs,
  })

const OPENLINEAGE = 'https://github.com/OpenLineage/OpenLineage/tree'

/** From the sources of integration/flink: START names the datasets, RUNNING comes with checkpoints and names none. */
const flink = client(`${OPENLINEAGE}/1.53.0/integration/flink`, OWN, {
  facets: { processing_engine: { version: '2.1.0', name: 'flink' } },
})
const ofFlink = (processingType: string): JsonObject => ({
  jobType: { processingType, integration: 'FLINK', jobType: 'JOB' },
})
const topic = (name: string): JsonObject => ({
  namespace: `kafka://${OWN}:9092`,
  name,
  facets: {
    symlinks: {
      identifiers: [
        { namespace: `kafka://${OWN}:9092`, name: 'default_catalog.default_database.t', type: 'TABLE' },
      ],
    },
  },
})

export const FLINK_QUIRKS: readonly Quirk[] = [
  {
    name: 'a stream that never ends, whose every topic has one name in its session',
    events: [
      flink({
        type: 'START',
        at: 1,
        run: 1,
        job: 's',
        jobFacets: ofFlink('STREAMING'),
        inputs: [topic('in')],
        outputs: [topic('out')],
      }),
      flink({ type: 'RUNNING', at: 61, run: 1, job: 's', facets: { checkpoints: { completed: 1 } } }),
    ],
    edges: ['in → out'],
    runs: ['s: running'],
    operations: ['s: running'],
  },
  {
    name: 'a stream that fails has written; a batch that fails has not',
    events: [
      flink({ type: 'START', at: 1, run: 1, job: 's', inputs: [topic('in')], outputs: [topic('out')] }),
      flink({
        type: 'FAIL',
        at: 99,
        run: 1,
        job: 's',
        facets: { errorMessage: { message: 'Application Status: FAILED', programmingLanguage: 'JAVA' } },
      }),
      flink({
        type: 'START',
        at: 1,
        run: 2,
        job: 'b',
        jobFacets: ofFlink('BATCH'),
        inputs: [topic('in')],
        outputs: [topic('other')],
      }),
      flink({ type: 'FAIL', at: 9, run: 2, job: 'b' }),
    ],
    edges: ['in → out'],
    runs: ['b: failed', 's: failed'],
  },
]

/** From the sources of plugin/trino-openlineage. */
const TRINO = `trino://${OWN}:8080`
const trino = client('https://github.com/trinodb/trino/plugin/trino-openlineage', TRINO, {
  facets: { processing_engine: { version: '479', name: 'trino' }, trino_query_context: { user: 'alice' } },
  jobFacets: { jobType: { processingType: 'BATCH', integration: 'TRINO', jobType: 'QUERY' } },
})
const inTrino = (name: string): JsonObject => ({ namespace: TRINO, name })

/** From the sources of integration/hive. */
const hive = client(`${OPENLINEAGE}/1.53.0/integration/hive`, OWN, {
  facets: { hive_session: { username: 'alice' } },
  jobFacets: { jobType: { jobType: 'QUERY', processingType: 'BATCH', integration: 'HIVE' } },
})
const inHive = (name: string): JsonObject => ({
  namespace: `hive://${OWN}:9083`,
  name: `db.${name}`,
  facets: {
    symlinks: { identifiers: [{ namespace: 'file', name: `/srv/${OWN}/db.db/${name}`, type: 'LOCATION' }] },
  },
})

export const ENGINE_QUIRKS: readonly Quirk[] = [
  {
    name: 'queries named by their ids are runs of one job, and only the COMPLETE of each names datasets',
    events: [
      trino({ type: 'START', at: 1, run: 1, job: '20261124_000001_00001_abcde' }),
      trino({
        type: 'COMPLETE',
        at: 2,
        run: 1,
        job: '20261124_000001_00001_abcde',
        inputs: [inTrino('c.s.a')],
        outputs: [inTrino('c.s.b')],
      }),
      trino({ type: 'START', at: 3, run: 2, job: '20261124_000003_00002_abcde' }),
      trino({
        type: 'COMPLETE',
        at: 4,
        run: 2,
        job: '20261124_000003_00002_abcde',
        inputs: [inTrino('c.s.c')],
        outputs: [inTrino('c.s.d')],
      }),
      trino({
        type: 'FAIL',
        at: 6,
        run: 3,
        job: '20261124_000005_00003_abcde',
        inputs: [inTrino('c.s.a')],
        outputs: [inTrino('c.s.d')],
      }),
    ],
    edges: ['c.s.a → c.s.b', 'c.s.c → c.s.d'],
    runs: ['queries: failed by alice', 'queries: succeeded by alice', 'queries: succeeded by alice'],
    operations: [
      '20261124_000001_00001_abcde: succeeded',
      '20261124_000003_00002_abcde: succeeded',
      '20261124_000005_00003_abcde: failed',
    ],
    jobs: ['queries'],
  },
  {
    name: 'a table of Hive whose path another engine writes is one dataset, called like the table',
    events: [
      hive({
        type: 'COMPLETE',
        at: 1,
        run: 1,
        job: 'createtable_as_select.db.b',
        inputs: [inHive('a')],
        outputs: [inHive('b')],
      }),
      hive({
        type: 'COMPLETE',
        at: 2,
        run: 2,
        job: 'alice_20261124000002_7f9c2ba4-e88f-11ec-8fea-0242ac120002',
        inputs: [{ namespace: 'file', name: `/srv/${OWN}/db.db/b` }],
        outputs: [inHive('c')],
      }),
    ],
    edges: ['db.a → db.b', 'db.b → db.c'],
    runs: ['createtable_as_select.db.b: succeeded by alice', 'queries of alice: succeeded by alice'],
    jobs: ['createtable_as_select.db.b', 'queries of alice'],
  },
]

/** Events of sqlmesh-openlineage 0.1.0 (examples/sqlmesh-shop). */
const sqlmesh = client('sqlmesh-openlineage', OWN)
const model = (name: string): JsonObject => ({ namespace: OWN, name })

/** Events of dagster-openlineage 0.2.1 (examples/dagster-shop). */
const dagster = client(`${OPENLINEAGE}/0.2.1/integration/dagster`, OWN)
const asset = (name: string, ...sources: readonly string[]): JsonObject => ({
  namespace: OWN,
  name,
  facets:
    sources.length === 0
      ? {}
      : {
          columnLineage: {
            fields: {
              x: {
                inputFields: sources.map((source) => ({ namespace: OWN, name: source, field: 'x' })),
              },
            },
          },
        },
})

/** From the sources of debezium-openlineage-core 3.2. */
const debezium = client('https://github.com/debezium/debezium/v3.2.0.Final', OWN, {
  jobFacets: { jobType: { processingType: 'STREAMING', integration: 'DEBEZIUM', jobType: 'TASK' } },
})
const table = (name: string): JsonObject => ({
  namespace: `postgres://${OWN}:5432`,
  name: `shop.public.${name}`,
})
const change = (name: string): JsonObject => ({
  namespace: `kafka://${OWN}:9092`,
  name: `crm.public.${name}`,
})

/** From the sources of apache-airflow-providers-openlineage 2.20 and 2.21. */
const airflow = client('https://github.com/apache/airflow/tree/providers-openlineage/2.21.0', OWN, {
  jobFacets: { jobType: { processingType: 'BATCH', integration: 'AIRFLOW', jobType: 'TASK' } },
})

export const ORCHESTRATOR_QUIRKS: readonly Quirk[] = [
  {
    name: 'SQLMesh: COMPLETE of what failed, FAIL of what stays, quotes on one side',
    events: [
      ...['good', 'bad', 'warned'].map((name, run) =>
        sqlmesh({
          type: 'START',
          at: 1,
          run,
          job: `"db"."s"."${name}"`,
          inputs: [model('"db"."s"."a"')],
          outputs: [model(`db.s.${name}`)],
        }),
      ),
      sqlmesh({
        type: 'COMPLETE',
        at: 2,
        run: 0,
        job: '"db"."s"."good"',
        outputs: [model('db.s.good')],
        facets: { sqlmesh_execution: { durationMs: 7 } },
      }),
      sqlmesh({
        type: 'COMPLETE',
        at: 2,
        run: 1,
        job: '"db"."s"."bad"',
        outputs: [model('db.s.bad')],
        facets: { sqlmesh_execution: {} },
      }),
      sqlmesh({
        type: 'FAIL',
        at: 2,
        run: 2,
        job: '"db"."s"."warned"',
        facets: { errorMessage: { message: 'Audit failed: 1 audit(s) failed' } },
      }),
      sqlmesh({
        type: 'COMPLETE',
        at: 3,
        run: 3,
        job: '"db"."s"."next"',
        inputs: [model('"db"."s"."good"')],
        outputs: [model('db.s.next')],
        facets: { sqlmesh_execution: { durationMs: 7 } },
      }),
    ],
    edges: ['db.s.a → db.s.good', 'db.s.a → db.s.warned', 'db.s.good → db.s.next'],
    runs: [
      '"db"."s"."bad": failed',
      '"db"."s"."good": succeeded',
      '"db"."s"."next": succeeded',
      '"db"."s"."warned": succeeded',
    ],
  },
  {
    name: 'Dagster: one runId for a job, three assets and the checks of one: no product over the run',
    events: [
      dagster({ type: 'START', at: 1, run: 1, job: 'nightly' }),
      dagster({ type: 'COMPLETE', at: 2, run: 1, job: 'a', outputs: [asset('a')] }),
      dagster({ type: 'COMPLETE', at: 3, run: 1, job: 'b', outputs: [asset('b', 'a')] }),
      dagster({ type: 'COMPLETE', at: 4, run: 1, job: 'b__checks', inputs: [asset('b')] }),
      dagster({ type: 'COMPLETE', at: 5, run: 1, job: 'c', outputs: [asset('c', 'b')] }),
      dagster({ type: 'COMPLETE', at: 6, run: 1, job: 'nightly' }),
    ],
    edges: ['a → b', 'b → c'],
    columns: ['a.x → b.x', 'b.x → c.x'],
    runs: ['a: succeeded'],
    operations: ['a: succeeded', 'b: succeeded', 'b__checks: succeeded', 'c: succeeded'],
    jobs: ['a', 'b', 'b__checks', 'c', 'nightly'],
  },
  {
    name: 'Debezium: one run of many tables and topics: each topic from its own table',
    events: [
      debezium({ type: 'START', at: 1, run: 1, job: 'crm.0' }),
      debezium({
        type: 'RUNNING',
        at: 2,
        run: 1,
        job: 'crm.0',
        inputs: [table('orders'), table('users')],
      }),
      debezium({ type: 'RUNNING', at: 3, run: 1, job: 'crm.0', outputs: [change('orders')] }),
      debezium({ type: 'RUNNING', at: 4, run: 1, job: 'crm.0', outputs: [change('users')] }),
    ],
    edges: ['shop.public.orders → crm.public.orders', 'shop.public.users → crm.public.users'],
    runs: ['crm.0: running'],
    operations: ['crm.0: running'],
  },
  {
    name: 'Airflow: a path without its first slash, and the queries of a hook under their newest name',
    events: [
      airflow({
        type: 'COMPLETE',
        at: 9,
        run: 1,
        job: 'd.clean',
        inputs: [{ namespace: 'file', name: `srv/${OWN}/raw` }],
        outputs: [{ namespace: 'file://', name: `/srv/${OWN}/clean` }],
      }),
      airflow({
        type: 'COMPLETE',
        at: 19,
        run: 2,
        job: 'd.backup',
        inputs: [{ namespace: 'file', name: `srv/${OWN}/clean` }],
        outputs: [{ namespace: 'file', name: `/srv/${OWN}/backup` }],
      }),
      airflow({
        type: 'COMPLETE',
        at: 18,
        run: 3,
        job: 'd.backup.hll_query.1',
        facets: { parent: { run: { runId: id(2) }, job: { namespace: OWN, name: 'd.backup' } } },
        jobFacets: { jobType: { processingType: 'BATCH', integration: 'AIRFLOW', jobType: 'QUERY' } },
        inputs: [{ namespace: 'file', name: `srv/${OWN}/clean` }],
      }),
    ],
    edges: ['raw → clean', 'clean → backup'],
    runs: ['d.backup: succeeded', 'd.clean: succeeded'],
    jobs: ['d.backup', 'd.clean'],
  },
]
