import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { producerRules } from './producer-rules.ts'
import { readValid } from './sample-event.test-support.ts'

const events = (example: string): readonly unknown[] =>
  readFileSync(new URL(`../../examples/${example}/events.ndjson`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)

/** Events recorded from real producers are read without refusals. The only warnings are about facets that are too large. */
describe.each<[example: string, count: number, warnings?: string[]]>([
  ['dbt-shop', 474],
  ['spark-warehouse', 110],
  ['spark-lakehouse', 178],
  ['sqlmesh-shop', 22],
  ['dagster-shop', 44],
  ['airflow-parcels', 132],
  ['python-client', 19],
  ['trino-shop', 16, ['run.facets.trino_query_statistics is larger than 64 KiB and was left out']],
  ['flink-shop', 1],
])('%s', (example, count, warnings = []) => {
  const parsedEvents = events(example).map(readValid)

  test('reads every event completely', () => {
    expect(parsedEvents).toHaveLength(count)
    expect(parsedEvents.flatMap((one) => one.warnings)).toEqual(warnings)
  })

  test('returns every Mapping and Content that an event refers to', () => {
    for (const { observation } of parsedEvents) {
      const known = new Set<unknown>(observation.content.map(({ id }) => id))
      const { aggregate, declaration } = observation
      for (const use of Object.values({ ...aggregate?.outputs, ...declaration?.outputs }))
        if (use.columnLineage) expect(known).toContain(use.columnLineage.value)
      const sql = aggregate?.jobFacets.sql
      if (sql) expect(known).toContain(sql.value)
    }
  })
})

const jobsOf = (example: string): readonly string[] => {
  const jobs = events(example).flatMap((event) => {
    const { belongs, job, jobType } = producerRules.interpret(readValid(event).observation.aggregate!)
    return belongs === 'own' ? [`${job.namespace}/${job.name} ${jobType ?? '?'}`] : []
  })
  return [...new Set(jobs)].sort()
}

interface Truth {
  readonly jobs: readonly {
    readonly namespace: string
    readonly name: string
    readonly type: string | null
  }[]
}

/** The expected jobs, from the example's truth.json. Jobs without a type never send events themselves. */
const trueJobs = (example: string): readonly string[] => {
  const truth = JSON.parse(
    readFileSync(new URL(`../../examples/${example}/truth.json`, import.meta.url), 'utf8'),
  ) as Truth
  return truth.jobs
    .filter(({ type }) => type !== null)
    .map(({ namespace, name, type }) => `${namespace}/${name} ${type!}`)
    .sort()
}

test.each(['dbt-shop', 'spark-warehouse'])('%s: the jobs are those in truth.json', (example) =>
  expect(jobsOf(example)).toEqual(trueJobs(example)),
)

test('Spark: INSERT INTO appends, and CREATE IF NOT EXISTS does not replace', () => {
  const interpreted = events('spark-warehouse').map((event) => {
    const aggregate = readValid(event).observation.aggregate!
    return { aggregate, ...producerRules.interpret(aggregate) }
  })
  const appended = interpreted.flatMap(({ types, aggregate }) =>
    Object.entries(types).map(
      ([id, ways]) => `${aggregate.outputs[id]!.name.split('/').at(-1)!} ${ways.join()}`,
    ),
  )
  expect([...new Set(appended)]).toEqual(['daily_store_sales append'])
  const ifAbsent = interpreted.flatMap(({ createdIfAbsent, aggregate }) =>
    (createdIfAbsent ?? []).map((id) => aggregate.outputs[id]!.name.split('/').at(-1)!),
  )
  expect([...new Set(ifAbsent)]).toEqual(['daily_store_sales'])
})
