import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openRecorded } from '../seeks/recorded-statements.ts'
import { explained, ingestExamples } from './describe-golden.ts'
import { GOLDEN_QUERIES } from './queries.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

describe('embedded: explain', () => {
  let store: LineageStore
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-golden-'))
    store = await openEmbeddedStore({ folder, producerRulesModule })
    await ingestExamples(store)
  })
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(GOLDEN_QUERIES)('lists what a reader sends: $name', async (query) => {
    const { plan, statements } = await explained(store, query)
    const reader = openRecorded(folder, plan.now)
    const ran = reader.run(plan)
    reader.close()
    const sent = new Map<string, number>()
    for (const { text, count } of statements) sent.set(text, (sent.get(text) ?? 0) + count)
    expect(sent).toEqual(ran)
    // What a reader remembers is not used: to ask again lists the same.
    expect(await store.explain(plan, DEFAULT_LIMITS)).toEqual(statements)
  })

  it('lists the titles of what a walk asks', async () => {
    const { statements } = await explained(store, { text: 'upstream of fct_orders at job depth 2 show owner' })
    expect([...new Set(statements.map(({ title }) => title))]).toMatchInlineSnapshot()
  })

  it('ends where a limit ends the run', async () => {
    const { plan } = await explained(store, { text: 'downstream of raw_customers' })
    const levels = async (limits: Partial<typeof DEFAULT_LIMITS>): Promise<number> => {
      const statements = await store.explain(plan, { ...DEFAULT_LIMITS, ...limits })
      return statements
        .filter(({ title }) => title === 'one level downstream by dataset')
        .reduce((sum, { count }) => sum + count, 0)
    }
    expect(await levels({ nodes: 1 })).toBeLessThan(await levels({}))
  })
})
