import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Observation } from '../../../../domain/aggregate.ts'
import { datasetId, toId } from '../../../../domain/ids.ts'
import { merge } from '../../../../domain/merge/merge.ts'
import { DAY } from '../../../../domain/time.ts'
import { producerRules } from '../../../../openlineage/producer-rules.ts'
import { readEvent } from '../../../../openlineage/read-event.ts'
import { readAtEnd } from '../../../../query/causal/causal-rule.ts'
import type { LinksRequest } from '../../../../query/read-requests.ts'
import { countStatements, noCounts, scansOf, type Counts } from '../../counted-database.test-support.ts'
import { openGraph } from '../../graph.ts'
import { migrate } from '../../migrate.ts'
import { openForWriting } from '../../open-database.ts'
import { runMerge } from '../../run-merge.ts'
import { inTransaction } from '../../transaction.ts'
import { openAnswering } from '../answer-requests.ts'

const FIRST = Date.UTC(2026, 0, 1)
const NAMESPACE = 'postgres://db:5432'
const HOUR = DAY / 24

/** An hourly run that replaces the dataset, and another one that reads it. */
function hour(run: number): readonly Observation[] {
  const event = (job: string, at: number, type: 'START' | 'COMPLETE', more: object): Observation => {
    const read = readEvent({
      eventType: type,
      eventTime: new Date(at).toISOString(),
      producer: 'https://example.org/test',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: `0000000${job === 'make' ? 1 : 2}-0000-4000-8000-${String(run).padStart(12, '0')}` },
      job: { namespace: 'etl', name: job },
      inputs: [],
      outputs: [],
      ...more,
    })
    if (!read.ok) throw new Error(read.error.reason)
    return read.value.observation
  }
  const at = FIRST + run * HOUR
  const facets = {
    lifecycleStateChange: {
      _producer: 'https://example.org/test',
      _schemaURL: 'https://example.org/facet',
      lifecycleStateChange: 'OVERWRITE',
    },
  }
  const made = { outputs: [{ namespace: NAMESPACE, name: 'db.public.t', facets }] }
  const used = { inputs: [{ namespace: NAMESPACE, name: 'db.public.t' }] }
  return [
    event('make', at, 'START', made),
    event('make', at + HOUR / 4, 'COMPLETE', made),
    event('use', at + HOUR / 2, 'START', used),
    event('use', at + (3 * HOUR) / 4, 'COMPLETE', used),
  ]
}

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'tributary-links-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

type Cost = Pick<Counts, 'statements' | 'read'> & { readonly found: number }

/** The cost of one step after a number of hours, and the number of operations that it finds. */
function costOf(hours: number): {
  readonly up: Cost
  readonly down: Cost
} {
  const place = join(folder, `after-${hours}`)
  mkdirSync(place)
  const db = openForWriting(place)
  try {
    migrate(db)
    const graph = openGraph(db, { writes: true })
    const all = Array.from({ length: hours }, (_, run) => hour(run)).flat()
    for (let i = 0; i < all.length; i += 500)
      inTransaction(graph, () =>
        runMerge(graph, (direct) => merge(all.slice(i, i + 500), producerRules, direct)),
      )
    let counts = noCounts()
    countStatements(db, () => counts)
    const answer = openAnswering(openGraph(db))
    const dataset = datasetId(NAMESPACE, 'db.public.t')
    const at = FIRST + hours * HOUR
    const asked = (request: Omit<LinksRequest, 'kind' | 'at' | 'window' | 'limit'>) => {
      counts = noCounts()
      const whole: LinksRequest = { kind: 'links', at, window: { wholeDays: false }, limit: 1000, ...request }
      const answered = answer(whole, () => undefined) as { readonly links: readonly unknown[] }
      const { statements, read, texts } = counts
      for (const text of [...texts.keys()]) expect(scansOf(db, text)).toEqual([])
      return { statements, read, found: answered.links.length }
    }
    // A write in the middle of the period, as stored for its operation.
    const from = FIRST + Math.floor(hours / 2) * HOUR
    const write = {
      dataset,
      from,
      to: from + HOUR / 4,
      hides: true,
      operation: toId('00000000-0000-4000-8000-000000000000'),
    }
    return {
      up: asked({ direction: 'upstream', accesses: [{ dataset, ...readAtEnd(undefined), hides: false }] }),
      down: asked({ direction: 'downstream', accesses: [write] }),
    }
  } finally {
    db.close()
  }
}

it('one step costs the same after six weeks of hourly runs as after two', { timeout: 120_000 }, () => {
  const [few, many] = [costOf(2 * 7 * 24), costOf(6 * 7 * 24)]
  for (const way of ['up', 'down'] as const) {
    expect(many[way].found).toBe(1)
    expect(few[way].found).toBe(1)
    expect(many[way].statements).toBeLessThan(few[way].statements * 1.2 + 10)
    expect(many[way].read).toBeLessThan(few[way].read * 1.2 + 10)
  }
})
