import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Observation } from '../../domain/aggregate.ts'
import { merge } from '../../domain/merge/merge.ts'
import { DAY } from '../../domain/time.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { readEvent } from '../../openlineage/read-event.ts'
import { countStatements, noCounts, scansOf, type Counts } from './counted-database.test-support.ts'
import { openGraph } from './graph.ts'
import { migrate } from './migrate.ts'
import { openForWriting } from './open-database.ts'
import { runMerge } from './run-merge.ts'
import { inTransaction } from './transaction.ts'

const FIRST = Date.UTC(2026, 0, 1)

interface Sketch {
  readonly type: 'START' | 'RUNNING' | 'COMPLETE' | 'FAIL'
  readonly run: number
  /** Runs per day. */
  readonly daily: number
  readonly outputs?: readonly string[]
  /** The columns of the first output that come from those of the first input. */
  readonly columns?: readonly string[]
}

/** Seconds between the start of a run and its event. States reported later are newer. */
const SECONDS = { START: 0, COMPLETE: 20, FAIL: 30, RUNNING: 40 } as const

const namespace = 'postgres://db:5432'
const name = (table: string): string => `db.public.${table}`

/** An event of a run of the job, with three inputs and some outputs, each with a schema. */
function event({ type, run, daily, outputs = ['written'], columns = ['a', 'b'] }: Sketch): Observation {
  const schema = { fields: ['a', 'b', 'c'].map((column) => ({ name: column, type: 'BIGINT' })) }
  const table = (one: string, more = {}) => ({ namespace, name: name(one), facets: { schema, ...more } })
  const source = (field: string) => ({ inputFields: [{ namespace, name: name('one'), field }] })
  const columnLineage = { fields: Object.fromEntries(columns.map((column) => [column, source(column)])) }
  const read = readEvent({
    eventType: type,
    eventTime: new Date(FIRST + run * (DAY / daily) + SECONDS[type] * 1000).toISOString(),
    producer: 'https://example.org/test',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: `00000000-0000-4000-8000-${String(run).padStart(12, '0')}` },
    job: { namespace: 'etl', name: 'job' },
    inputs: ['one', 'two', 'three'].map((one) => table(one)),
    outputs: outputs.map((one, i) => table(one, i === 0 ? { columnLineage } : {})),
  })
  if (!read.ok) throw new Error(read.error.reason)
  return read.value.observation
}

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'tributary-cost-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The cost of each event, in a commit of its own and with empty caches, after the job has had `runs`. */
async function costs(runs: readonly Observation[], events: readonly Observation[]) {
  const own = await mkdtemp(join(folder, 'store-'))
  let db = openForWriting(own)
  migrate(db)
  const filling = openGraph(db, { writes: true })
  for (let i = 0; i < runs.length; i += 100)
    inTransaction(filling, () =>
      runMerge(filling, (direct) => merge(runs.slice(i, i + 100), producerRules, direct)),
    )
  db.close()
  const out: Counts[] = []
  for (const one of events) {
    db = openForWriting(own)
    const counts = noCounts()
    countStatements(db, () => counts)
    const graph = openGraph(db, { writes: true })
    inTransaction(graph, () => runMerge(graph, (direct) => merge([one], producerRules, direct)))
    out.push(counts)
    db.close()
  }
  db = openForWriting(own)
  expect(scansOf(db, 'SELECT n FROM rollup WHERE first_at = 1')).toEqual(['rollup'])
  const scans = new Set(out.flatMap(({ texts }) => [...texts].flatMap((text) => scansOf(db, text))))
  db.close()
  return { counts: out.map(({ statements, read, written }) => ({ statements, read, written })), scans }
}

// Taking something back searches the runs of the same job on the same day, so no day is longer in the long history.
describe.each([
  [1, 10, 1_000],
  [10, 40, 1_000],
])('what an event costs in SQLite, with a job that runs %i times a day', (daily, few, many) => {
  /** Only run 5 writes the dataset `once`. */
  const history = (count: number): readonly Observation[] =>
    Array.from({ length: count }, (_, run) =>
      event({ type: 'COMPLETE', run, daily, ...(run === 5 ? { outputs: ['written', 'once'] } : {}) }),
    )
  const cases = {
    'a failure of a run that was complete': event({ type: 'FAIL', run: 4, daily }),
    'a failure of the only run that wrote a dataset': event({ type: 'FAIL', run: 5, daily }),
    'a failure of the first run': event({ type: 'FAIL', run: 0, daily }),
    'withdrawn column lineage': event({ type: 'RUNNING', run: 6, daily, columns: ['a'] }),
    'an earlier start of a run': event({ type: 'START', run: 7, daily }),
    'a new run': event({ type: 'COMPLETE', run: 5_000, daily }),
  }

  it(`is the same after ${few} runs and after ${many}: ${Object.keys(cases).join(', ')}`, async () => {
    const short = await costs(history(few), Object.values(cases))
    const long = await costs(history(many), Object.values(cases))
    Object.keys(cases).forEach((of, i) => {
      expect(short.counts[i]!.read, of).toBeGreaterThan(10)
      expect(short.counts[i]!.written, of).toBeGreaterThan(2)
      expect(long.counts[i], of).toEqual(short.counts[i])
    })
    // A scan reads more rows than the statement returns.
    expect([...long.scans]).toEqual([])
  }, 120_000)
})
