import type { Driver, ResultSummary } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { asIntegers } from '../../../test/neo4j/query-plan.ts'
import { emptyDatabase, openDriver } from '../../../test/neo4j/test-database.ts'
import type { Observation } from '../../domain/aggregate.ts'
import { merge } from '../../domain/merge/merge.ts'
import { DAY } from '../../domain/time.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { readEvent } from '../../openlineage/read-event.ts'
import type { LineageStore } from '../lineage-store.ts'
import { createWriter, type Writer } from './create-writer.ts'
import { openDatabase, type Database, type Transaction } from './database.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'
import { schemaMigrations } from './statement-file.ts'

const FIRST = Date.UTC(2026, 0, 1)
const dataset = (name: string) => ({ namespace: 'postgres://db:5432', name: `db.public.${name}` })

/** An event of a job's run on day number `run`, with three inputs and one output, all with a schema. */
function event(type: 'START' | 'COMPLETE' | 'FAIL', job: string, run: number): Observation {
  const schema = { fields: ['a', 'b', 'c'].map((name) => ({ name, type: 'BIGINT' })) }
  const table = (name: string) => ({ ...dataset(name), facets: { schema } })
  const read = readEvent({
    eventType: type,
    eventTime: new Date(FIRST + run * DAY + (type === 'START' ? 0 : 60_000)).toISOString(),
    producer: 'https://example.org/test',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: `00000000-0000-4000-8000-${String(run).padStart(12, '0')}` },
    job: { namespace: 'etl', name: job },
    inputs: ['one', 'two', 'three'].map(table),
    outputs: [table(`of_${job}`)],
  })
  if (!read.ok) throw new Error(read.error.reason)
  return read.value.observation
}

type Profile = Exclude<ResultSummary['queryProfile'], false>

const hitsOf = ({ dbHits, children }: Profile): number =>
  children.reduce((sum, child) => sum + hitsOf(child), dbHits ?? 0)

/** A writer with an empty cache, and the database accesses (db hits) of its statements, counted by PROFILE. */
function profiledWriter(database: Database, driver: Driver): { readonly writer: Writer; hits: number } {
  const counted = { writer: undefined as unknown as Writer, hits: 0 }
  const begin: Database['begin'] = async () => {
    const session = driver.session()
    const tx = await session.beginTransaction()
    const rows: Transaction['rows'] = async <Row>(text: string, params = {}) => {
      const { records, summary } = await tx.run(`PROFILE ${text}`, asIntegers(params))
      if (summary.queryProfile !== false) counted.hits += hitsOf(summary.queryProfile)
      return records.map((record) => record.toObject() as Row)
    }
    return { rows, commit: () => tx.commit().then(() => session.close()), abandon: () => session.close() }
  }
  const versions = { schema: schemaMigrations().at(-1)!.version, producerRules: producerRules.version }
  counted.writer = createWriter({ ...database, begin }, versions)
  return counted
}

describeNeo4j('the cost of an event in Neo4j', (connection) => {
  let driver: Driver
  let database: Database
  let store: LineageStore
  beforeAll(() => {
    driver = openDriver(connection)
    database = openDatabase(connection)
  })
  afterAll(() => Promise.all([driver.close(), database.close()]))

  /** The db hits of each event, in a graph with this many runs of the job. Each event is one commit. */
  async function costs(runs: number, events: readonly Observation[]): Promise<readonly number[]> {
    await emptyDatabase(connection)
    store = await openNeo4jStore({ ...connection, producerRules })
    const all = Array.from({ length: runs }, (_, run) => event('COMPLETE', 'job', run))
    for (let i = 0; i < all.length; i += 250) await store.ingest(all.slice(i, i + 250))
    await store.close()
    const hits: number[] = []
    for (const one of events) {
      const counted = profiledWriter(database, driver)
      await counted.writer.write(() => merge([one], producerRules))
      hits.push(counted.hits)
    }
    return hits
  }

  describe('with a long history', () => {
    const cases = {
      'a run that turns out to have failed': event('FAIL', 'job', 5),
      'a new run of the same job': event('COMPLETE', 'job', 10_000),
      'an earlier start of a run': event('START', 'job', 6),
      'a run of a new job on its datasets': event('COMPLETE', 'other', 10_001),
    }
    it(`is the same as with a short one: ${Object.keys(cases).join(', ')}`, async () => {
      const few = await costs(10, Object.values(cases))
      const many = await costs(1_000, Object.values(cases))
      few.forEach((hits, i) => {
        expect(hits, Object.keys(cases)[i]).toBeGreaterThan(50)
        // Reading the edges of a dense node takes a few more accesses.
        expect(many[i]! / hits, Object.keys(cases)[i]).toBeLessThan(1.25)
      })
    }, 300_000)
  })
})
