import fc from 'fast-check'

/** An item of `POST /api/v1/entities` as a client would send it. */
export type EntityJson = Readonly<Record<string, unknown>>

const START_OF_TIME = Date.UTC(2026, 9, 1)

/** The datasets, jobs and runs of random-events.ts, so that items and events overlap. */
const dataset = fc
  .tuple(
    fc.constantFrom('postgres://db:5432', 's3://lake'),
    fc.constantFrom('raw.a', 'raw.b', 'stage.c', 'stage.d', 'mart.e'),
  )
  .map(([namespace, name]) => ({ namespace, name }))
const job = fc.constantFrom('load', 'load.sql.1', 'etl').map((name) => ({ namespace: 'jobs', name }))
const time = fc
  .nat({ max: 60 })
  .map((step) => new Date(START_OF_TIME + step * 5 * 3_600_000 + step * 7).toISOString())

const sometimes = <T>(arbitrary: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: weight })

const run = fc.oneof(
  fc
    .tuple(job, fc.nat({ max: 7 }))
    .map(([of, n]) => ({ job: of, id: `0000000${n}-0000-4000-8000-000000000000` })),
  fc.tuple(job, fc.constantFrom('x', 'y')).map(([of, externalId]) => ({ job: of, externalId })),
)
const operation = fc.oneof(
  fc.constantFrom({ externalId: 'one' }, { externalId: 'two' }),
  fc.nat({ max: 3 }).map((n) => ({ id: `0000000${n}-0000-4000-8000-000000000000` })),
)
const location = fc.constantFrom({ type: 'postgres', name: 'db' }, { type: 'yarn', name: '' })
const user = fc.constantFrom('ann', 'bob')
const word = fc.constantFrom('one', 'two')
const schema = fc
  .uniqueArray(fc.constantFrom('id', 'email', 'amount'), { minLength: 1 })
  .map((names) => names.map((name) => ({ name, type: 'text' })))
const runner = fc.record({
  type: fc.constantFrom('cron', 'Spark'),
  version: sometimes(fc.constant('3')),
  location: sometimes(location),
})

/** The earlier of two times is the start. */
const interval = fc
  .tuple(sometimes(time, 2), sometimes(time, 2))
  .map(([a, b]) => (a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]))
  .map(([startedAt, endedAt]) => ({ startedAt, endedAt }))
const status = sometimes(fc.constantFrom('running', 'succeeded', 'failed', 'killed', null), 2)

const labels = {
  tags: sometimes(fc.oneof(fc.constant(null), fc.array(fc.record({ name: word }), { maxLength: 2 }))),
  owners: sometimes(fc.oneof(fc.constant(null), fc.array(fc.record({ name: user }), { maxLength: 2 }))),
}

const item = (entity: string, members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<EntityJson> =>
  fc.record({ entity: fc.constant(entity), observedAt: time, producer: sometimes(word), ...members })

/** Spreads the parts of an item that only occur together. */
const spread = (arbitrary: fc.Arbitrary<EntityJson>): fc.Arbitrary<EntityJson> =>
  arbitrary.map(
    ({ parts, ...rest }) =>
      ({ ...rest, ...Object.assign({}, ...(parts as readonly object[])) }) as EntityJson,
  )

const ITEM: fc.Arbitrary<EntityJson> = fc.oneof(
  {
    weight: 5,
    arbitrary: spread(
      item('run', {
        parts: fc.tuple(run, interval),
        status,
        name: sometimes(word),
        description: sometimes(fc.oneof(word, fc.constant(null))),
        attempt: sometimes(fc.nat({ max: 3 })),
        user: sometimes(user),
        runner: sometimes(runner),
        parent: sometimes(run),
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: spread(
      item('operation', {
        parts: fc.tuple(operation, interval),
        run,
        status,
        name: sometimes(word),
        type: sometimes(fc.constantFrom('batch', 'streaming'), 6),
        sql: sometimes(fc.constantFrom('INSERT OVERWRITE mart.e SELECT 1', 'SELECT 1')),
      }),
    ),
  },
  {
    weight: 8,
    arbitrary: item('interaction', {
      run,
      operation: sometimes(operation, 2),
      dataset,
      type: fc.constantFrom<unknown>('read', 'read', 'write', 'overwrite', 'drop', ['append', 'merge']),
      numRows: sometimes(fc.nat({ max: 9 })),
      numFiles: sometimes(fc.nat({ max: 9 })),
      schema: sometimes(schema),
      connectAs: sometimes(user),
    }),
  },
  {
    weight: 2,
    arbitrary: spread(
      item('dataset', {
        parts: fc.tuple(dataset),
        kind: sometimes(fc.constantFrom('table', 'view', null)),
        description: sometimes(word),
        alias: sometimes(fc.array(dataset, { maxLength: 1 }), 8),
        schema: sometimes(schema),
        ...labels,
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: spread(
      item('job', {
        parts: fc.tuple(job),
        type: sometimes(word),
        dependsOn: sometimes(fc.array(job, { maxLength: 2 })),
        ...labels,
      }),
    ),
  },
  { weight: 1, arbitrary: spread(item('location', { parts: fc.tuple(location) })) },
  { weight: 1, arbitrary: item('storage', { location, name: fc.constantFrom('shop', 'raw') }) },
  { weight: 1, arbitrary: spread(item('runner', { parts: fc.tuple(runner) })) },
  { weight: 1, arbitrary: item('user', { name: user }) },
  { weight: 1, arbitrary: item('schema', { fields: schema, dataset: sometimes(dataset, 2) }) },
  {
    weight: 1,
    arbitrary: item('alias', {
      dataset,
      alias: dataset,
      kind: sometimes(fc.constantFrom('TABLE', 'LOCATION')),
    }),
  },
  {
    weight: 1,
    arbitrary: item('veto', {
      datasets: fc.tuple(dataset, dataset),
      vetoed: sometimes(fc.boolean(), 1),
      by: sometimes(fc.constantFrom('ann', 'bob')),
    }),
  },
)

/** Items with few entities and times, so that they overlap; each names its run and operation. */
export const randomEntities = (size: { readonly maxLength: number }): fc.Arbitrary<readonly EntityJson[]> =>
  fc.array(ITEM.map(withoutUndefined), { minLength: 1, size: 'max', ...size })

const withoutUndefined = (given: EntityJson): EntityJson => JSON.parse(JSON.stringify(given)) as EntityJson
