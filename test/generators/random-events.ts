import fc from 'fast-check'

/** An OpenLineage event as a producer would send it. */
export type EventJson = Readonly<Record<string, unknown>>

const PRODUCERS = {
  SPARK: 'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark',
  DBT: 'https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/dbt',
  OTHER: 'https://example.com/scheduler',
} as const

const FACET = {
  _producer: PRODUCERS.OTHER,
  _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json',
}
const START_OF_TIME = Date.UTC(2026, 9, 1)

const NAMESPACES = ['postgres://db:5432', 's3://lake'] as const
const datasetName = fc
  .tuple(fc.constantFrom(...NAMESPACES), fc.constantFrom('raw.a', 'raw.b', 'stage.c', 'stage.d', 'mart.e'))
  .map(([namespace, name]) => ({ namespace, name }))
const columnName = fc.constantFrom('id', 'email', 'amount')

/** A dozen days in steps of several hours, so that time windows and days differ. */
const eventTime = fc
  .nat({ max: 60 })
  .map((step) => new Date(START_OF_TIME + step * 5 * 3_600_000 + step * 7).toISOString())

/** Runs with their number in the id; few of them, so that events share runs. */
const runId = fc.nat({ max: 7 }).map((n) => `0000000${String(n)}-0000-4000-8000-000000000000`)

const schema = fc
  .uniqueArray(columnName, { minLength: 1 })
  .map((names) => ({ ...FACET, fields: names.map((name) => ({ name, type: 'text' })) }))

const transformation = fc.record(
  {
    type: fc.constantFrom('DIRECT', 'INDIRECT'),
    subtype: fc.constantFrom('IDENTITY', 'FILTER'),
    masking: fc.boolean(),
  },
  { requiredKeys: ['type'] },
)
const inputField = fc
  .tuple(datasetName, columnName, fc.array(transformation, { maxLength: 2 }))
  .map(([dataset, field, transformations]) => ({ ...dataset, field, transformations }))
const columnLineage = fc.dictionary(
  columnName,
  fc.array(inputField, { maxLength: 2 }).map((inputFields) => ({ inputFields })),
  { maxKeys: 3 },
)

/** A source in a lineage facet: a dataset, one of its columns, or a job, sometimes that of the event. */
const lineageInput = fc.oneof(
  fc
    .record(
      {
        dataset: datasetName,
        field: columnName,
        transformations: fc.array(transformation, { maxLength: 1 }),
      },
      { requiredKeys: ['dataset'] },
    )
    .map(({ dataset, ...more }) => ({ ...dataset, type: 'DATASET', ...more })),
  fc.constantFrom({ type: 'JOB' }, { type: 'JOB', namespace: 'jobs', name: 'etl' }),
)
const lineageInputs = fc.array(lineageInput, { maxLength: 2 })
const lineageOfDataset = fc.record(
  {
    inputs: lineageInputs,
    fields: fc.dictionary(
      columnName,
      lineageInputs.map((inputs) => ({ inputs })),
      { maxKeys: 3 },
    ),
  },
  { requiredKeys: [] },
)
const lineageEntry = fc
  .tuple(
    fc.oneof(
      datasetName.map((dataset) => ({ ...dataset, type: 'DATASET' })),
      fc.constantFrom({ type: 'JOB' }, { type: 'JOB', namespace: 'jobs', name: 'etl' }),
    ),
    lineageOfDataset,
  )
  .map(([target, said]) => ({ ...target, ...said }))
/** A facet in some events; sometimes withdrawn, and sometimes with its entries under the draft name. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 7 }, { arbitrary, weight: 1 })
const withdrawn = fc.constant({ ...FACET, _deleted: true })
const lineageOfActivity = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.array(lineageEntry, { maxLength: 2 }), fc.constantFrom('entries', 'lineage'))
      .map(([entries, member]) => ({ ...FACET, [member]: entries })),
    weight: 4,
  },
  { arbitrary: withdrawn, weight: 1 },
)

const symlinks = fc.array(
  fc
    .tuple(datasetName, fc.constantFrom('TABLE', 'LOCATION', undefined))
    .map(([dataset, type]) => ({ ...dataset, type })),
  { minLength: 1, maxLength: 2 },
)

const sometimes = <T>(arbitrary: fc.Arbitrary<T>, weight = 3) =>
  fc.option(arbitrary, { nil: undefined, freq: weight })

/** Few tags and owners, so that producers share and replace them; with `field` it is the tag of a column. */
const tag = fc.record(
  { key: fc.constantFrom('pii', 'gold'), value: fc.constantFrom('true', 'high'), field: columnName },
  { requiredKeys: ['key'] },
)
const owner = fc.record(
  { name: fc.constantFrom('ann', 'team:data'), type: fc.constantFrom('OWNER', 'STEWARD') },
  { requiredKeys: ['name'] },
)
/** A facet with a list; sometimes withdrawn. */
const listFacet = <T>(member: string, entry: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: fc.array(entry, { maxLength: 3 }).map((list) => ({ ...FACET, [member]: list })), weight: 5 },
    { arbitrary: fc.constant({ ...FACET, _deleted: true }), weight: 1 },
  )
/** Usually absent. */
const labels = fc
  .record({
    tags: fc.option(listFacet('tags', tag), { nil: undefined, freq: 1 }),
    ownership: fc.option(listFacet('owners', owner), { nil: undefined, freq: 1 }),
  })
  .map(({ tags, ownership }) => ({
    ...(tags === undefined ? {} : { tags }),
    ...(ownership === undefined ? {} : { ownership }),
  }))
const seldomLabels = fc.oneof({ arbitrary: fc.constant({}), weight: 3 }, { arbitrary: labels, weight: 1 })

const subsetOf = (days: readonly string[]) => ({
  ...FACET,
  inputCondition: { type: 'partition', partitions: days.map((day) => ({ dimensions: { day } })) },
})

const use = (symlinkWeight: number) =>
  fc
    .record({
      dataset: datasetName,
      schema: sometimes(schema, 1),
      symlinks: fc.oneof(
        { arbitrary: fc.constant(undefined), weight: 10 },
        { arbitrary: symlinks, weight: symlinkWeight },
      ),
      lifecycle: fc.oneof(
        { arbitrary: fc.constant(undefined), weight: 8 },
        { arbitrary: fc.constantFrom('OVERWRITE', 'CREATE', 'DROP', 'TRUNCATE'), weight: 1 },
      ),
      columns: sometimes(columnLineage, 1),
      lineage: seldom(
        fc.oneof(
          lineageOfDataset.map((said) => ({ ...FACET, ...said })),
          withdrawn,
        ),
      ),
      rows: sometimes(fc.nat({ max: 1000 }), 1),
      labels: seldomLabels,
      deleted: seldom(
        fc.subarray(['schema', 'symlinks', 'lifecycleStateChange', 'version', 'documentation']),
      ),
      parts: seldom(fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 2 })),
    })
    .map(
      ({
        dataset,
        schema: schemaFacet,
        symlinks: identifiers,
        lifecycle,
        columns,
        lineage,
        rows,
        labels: said,
        deleted,
        parts,
      }) => ({
        ...dataset,
        facets: {
          ...(schemaFacet === undefined ? {} : { schema: schemaFacet }),
          ...(identifiers === undefined ? {} : { symlinks: { ...FACET, identifiers } }),
          ...(lifecycle === undefined
            ? {}
            : { lifecycleStateChange: { ...FACET, lifecycleStateChange: lifecycle } }),
          ...(columns === undefined ? {} : { columnLineage: { ...FACET, fields: columns } }),
          ...(lineage === undefined ? {} : { lineage }),
          ...said,
          ...Object.fromEntries((deleted ?? []).map((key) => [key, { ...FACET, _deleted: true }])),
        },
        ...(parts === undefined ? {} : { inputFacets: { subset: subsetOf(parts) } }),
        ...(rows === undefined ? {} : { outputFacets: { outputStatistics: { ...FACET, rowCount: rows } } }),
      }),
    )

const jobType = fc.constantFrom(
  { integration: 'SPARK', jobType: 'APPLICATION', processingType: 'BATCH' },
  { integration: 'SPARK', jobType: 'SQL_JOB', processingType: 'BATCH' },
  { integration: 'SPARK', jobType: 'SQL_JOB', processingType: 'STREAMING' },
  { integration: 'DBT', jobType: 'MODEL', processingType: 'BATCH' },
  { integration: 'DBT', jobType: 'SQL', processingType: 'BATCH' },
  { integration: 'OTHER', jobType: 'TASK', processingType: 'BATCH' },
)
const jobName = fc.constantFrom('load', 'load.sql.1', 'etl', 'unknown', 'model.shop.x.build.run')

const parent = fc
  .tuple(runId, jobName)
  .map(([id, name]) => ({ ...FACET, run: { runId: id }, job: { namespace: 'jobs', name } }))

/** Few jobs that wait for each other. */
const dependencies = fc
  .record({
    upstream: fc.option(fc.array(fc.constantFrom('load', 'etl', 'never'), { maxLength: 2 }), {
      nil: undefined,
    }),
    downstream: fc.option(fc.array(fc.constantFrom('load', 'etl'), { maxLength: 1 }), { nil: undefined }),
    type: fc.constantFrom('DIRECT_INVOCATION', 'IMPLICIT_DEPENDENCY', undefined),
    deleted: fc.constantFrom(true, undefined, undefined, undefined),
  })
  .map(({ upstream, downstream, type, deleted }) => {
    const named = (names: readonly string[] | undefined) =>
      names?.map((name) => ({ job: { namespace: 'jobs', name }, dependency_type: type }))
    return { ...FACET, upstream: named(upstream), downstream: named(downstream), _deleted: deleted }
  })

const runEvent = (symlinkWeight: number): fc.Arbitrary<EventJson> =>
  fc
    .record({
      eventTime,
      eventType: fc.constantFrom('START', 'RUNNING', 'COMPLETE', 'COMPLETE', 'FAIL', 'ABORT', 'OTHER'),
      runId,
      jobName,
      jobType: sometimes(jobType),
      parent: sometimes(parent, 1),
      jobDependencies: sometimes(dependencies, 1),
      lineage: seldom(lineageOfActivity),
      lineageOfRun: seldom(lineageOfActivity),
      inputs: fc.array(use(symlinkWeight), { maxLength: 2 }),
      outputs: fc.array(use(symlinkWeight), { maxLength: 2 }),
      producer: fc.constantFrom(...Object.values(PRODUCERS)),
      labels: seldomLabels,
    })
    .map((e) => ({
      eventTime: e.eventTime,
      eventType: e.eventType,
      producer: e.producer,
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: {
        runId: e.runId,
        facets: { parent: e.parent, jobDependencies: e.jobDependencies, lineage: e.lineageOfRun },
      },
      job: {
        namespace: 'jobs',
        name: e.jobName,
        facets: {
          ...(e.jobType === undefined ? {} : { jobType: { ...FACET, ...e.jobType } }),
          lineage: e.lineage,
          ...e.labels,
        },
      },
      inputs: e.inputs,
      outputs: e.outputs,
    }))

const jobEvent: fc.Arbitrary<EventJson> = fc
  .record({
    eventTime,
    jobName,
    inputs: fc.array(datasetName, { maxLength: 2 }),
    outputs: fc.array(datasetName, { maxLength: 1 }),
    labels: seldomLabels,
    lineage: seldom(lineageOfActivity),
  })
  .map((e) => ({
    eventTime: e.eventTime,
    producer: PRODUCERS.OTHER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent',
    job: { namespace: 'jobs', name: e.jobName, facets: { ...e.labels, lineage: e.lineage } },
    inputs: e.inputs,
    outputs: e.outputs,
  }))

const datasetEvent = (symlinkWeight: number): fc.Arbitrary<EventJson> =>
  fc.record({ eventTime, dataset: use(symlinkWeight) }).map((e) => ({
    eventTime: e.eventTime,
    producer: PRODUCERS.OTHER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
    dataset: e.dataset,
  }))

/**
 * Streams of events that share few runs, jobs, datasets and times, with facets in only some events of a run, failures,
 * parents, symlinks, column lineage, tags, owners and static declarations.
 */
export const randomEvents = (size: { readonly maxLength: number }): fc.Arbitrary<readonly EventJson[]> =>
  fc.array(
    fc.oneof(
      { arbitrary: runEvent(1), weight: 12 },
      { arbitrary: jobEvent, weight: 1 },
      { arbitrary: datasetEvent(2), weight: 1 },
    ),
    { minLength: 1, maxLength: size.maxLength },
  )
