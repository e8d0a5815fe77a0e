import { readFileSync } from 'node:fs'
import type { Observation } from '../../src/domain/aggregate.ts'
import { stampOf } from '../../src/domain/stamp.ts'
import { observed } from './graph-text.ts'

const lines = (file: string): readonly object[] =>
  readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as object)

const AT = Date.UTC(2026, 9, 12)
const dataset = (name: string) => ({ namespace: 'postgres://db:5432', name: `shop.public.${name}` })

/** Static events, and entities of every kind. */
const staticItems: readonly object[] = [
  {
    eventTime: '2026-10-10T00:00:00Z',
    producer: 'https://example.com/catalog/1.0',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent',
    job: {
      namespace: 'etl',
      name: 'declared',
      facets: {
        tags: { tags: [{ key: 'tier', value: 'gold' }] },
        ownership: { owners: [{ name: 'sales', type: 'team' }] },
        documentation: { description: 'Declared, and never run.' },
        jobDependencies: { upstream: [{ job: { namespace: 'etl', name: 'load' } }] },
      },
    },
    inputs: [dataset('a')],
    outputs: [dataset('b')],
  },
  { entity: 'runner', type: 'cron', version: '3', location: { type: 'yarn', name: '' } },
  { entity: 'user', name: 'idle' },
  { entity: 'location', type: 'kafka', name: 'b1:9092', addresses: ['b2:9092'] },
  { entity: 'schema', fields: [{ name: 'id', type: 'int' }] },
  {
    entity: 'job',
    namespace: 'etl',
    name: 'load',
    type: 'CRON',
    tags: [{ name: 'nightly' }],
    sql: 'SELECT 1',
  },
  {
    entity: 'dataset',
    ...dataset('b'),
    description: 'A smile: \ud83d\ude00',
    alias: [{ namespace: 'glue', name: 'b', kind: 'TABLE' }],
    renamedFrom: dataset('old_b'),
    tags: [{ name: 'pii', column: 'email' }],
    owners: [{ name: 'ann' }],
  },
  {
    entity: 'run',
    job: { namespace: 'etl', name: 'load' },
    externalId: 'r1',
    status: 'succeeded',
    startedAt: '2026-10-11T00:00:00Z',
    endedAt: '2026-10-13T00:00:00Z',
    user: 'bob',
    runner: { type: 'cron', version: '3', location: { type: 'yarn', name: '' } },
    parent: { job: { namespace: 'etl', name: 'nightly' }, externalId: 'n1' },
    observedAt: '2026-10-13T00:00:00Z',
  },
  ...['read', ['overwrite', 'create']].map((type, i) => ({
    entity: 'interaction',
    run: { job: { namespace: 'etl', name: 'load' }, externalId: 'r1' },
    dataset: dataset(i === 0 ? 'b' : 'c'),
    type,
    numFiles: 3,
    connectAs: 'writer',
    schema: [{ name: 'email', type: 'text' }],
    observedAt: '2026-10-13T00:00:00Z',
  })),
]

const veto: Observation = {
  eventTime: AT,
  datasets: [],
  jobs: [],
  content: [],
  vetoes: [{ pair: [dataset('b'), dataset('old_b')], stamp: stampOf(AT, 'OTHER'), vetoed: true, by: 'ann' }],
}

/** Recorded pipelines, static events, entities and a veto, shuffled so that each half contains some of each. */
export function eventsOfAllSorts(): readonly Observation[] {
  const all = [
    ...observed([
      ...lines('spark-warehouse/events.ndjson'),
      ...lines('dbt-shop/events.ndjson'),
      ...staticItems,
    ]),
    veto,
  ]
  return [...all.keys()]
    .sort((a, b) => ((a * 7919) % 1009) - ((b * 7919) % 1009) || a - b)
    .map((i) => all[i]!)
}
