import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase } from '../../../test/neo4j/test-database.ts'
import { dumpOf } from '../../../test/parity/dump-of.ts'
import type { Observation } from '../../domain/aggregate.ts'
import { datasetId } from '../../domain/ids.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { readEvent } from '../../openlineage/read-event.ts'
import type { Plan } from '../../query/plan.ts'
import type { LineageStore } from '../lineage-store.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'

vi.unmock('../threads/start-worker.ts')

const EVENTS = new URL('../../../examples/dbt-shop/events.ndjson', import.meta.url)

const observations: readonly Observation[] = readFileSync(EVENTS, 'utf8')
  .split('\n')
  .flatMap((line) => {
    if (line === '') return []
    const read = readEvent(JSON.parse(line))
    return read.ok ? [read.value.observation] : []
  })

describeNeo4j('two programs on one graph in Neo4j', (connection) => {
  let one: LineageStore
  let other: LineageStore
  const open = (): Promise<LineageStore> => openNeo4jStore({ ...connection, producerRules })
  beforeAll(async () => {
    await emptyDatabase(connection)
    one = await open()
    other = await open()
  })
  afterAll(() => Promise.all([one.close(), other.close()]))

  it('do not lose writes of each other', async () => {
    const writeHalf = (store: LineageStore, from: number): Promise<unknown> => {
      const half = observations.filter((_, i) => i % 2 === from)
      const writing: Promise<unknown>[] = []
      for (let i = 0; i < half.length; i += 40) writing.push(store.ingest(half.slice(i, i + 40)))
      return Promise.all(writing)
    }
    await Promise.all([writeHalf(one, 0), writeHalf(other, 1)])
    const byTwo = await dumpOf(one)

    await emptyDatabase(connection)
    const single = await open()
    await single.ingest(observations)
    expect(await dumpOf(single)).toEqual(byTwo)
    await single.close()
  })

  it.each([1, 1000])('return an answer and no error with any time limit, for %i starts', async (most) => {
    const store = await open()
    const named = observations.flatMap(({ datasets }) =>
      datasets.map(({ namespace, name }) => datasetId(namespace, name)),
    )
    const walk: Plan = {
      root: {
        kind: 'walk',
        direction: 'lineage',
        starts: {
          kind: 'select',
          selection: {
            kind: 'ids',
            of: 'dataset',
            ids: [...new Set(named)].slice(0, most),
          },
        },
        at: 'job',
        depth: { min: 1 },
        window: { wholeDays: false },
        via: {},
        within: [],
        avoiding: [],
        stopAt: [],
        includingStart: true,
      },
      query: 'lineage of everything',
      now: 0,
    }
    const limits = { nodes: 10_000, edges: 50_000 }
    const complete = await store.run(walk, { ...limits, timeMs: 60_000 })
    expect(complete).toMatchObject({ complete: true })
    for (const timeMs of [0, 1, 2, 5, 10, 20, 50]) {
      const answer = await store.run(walk, { ...limits, timeMs })
      if (answer.complete) expect(answer.result).toEqual(complete.result)
      else expect(answer.cuts[0]?.limit).toBe('time')
    }
    await store.close()
  })
})
