import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Explained, LineageStore } from '../../src/store/lineage-store.ts'
import { explained, ingestExamples, LIMITS } from './describe-golden.ts'
import { STAGE_QUERIES } from './stage-queries.ts'

/** Records the statements that a store sends to its database, at the database's API. */
export interface SentStatements {
  /** The statements sent since the last call, in order, without those that precede every read. */
  take(): readonly string[]
}

export interface ExplainSubject {
  /** Opens the store. A new store has empty caches. */
  readonly open: () => Promise<LineageStore>
  readonly sent: () => SentStatements
}

/** Tests that `explain` lists what the store sends to answer the same query. */
export function describeExplain(name: string, { open, sent }: ExplainSubject): void {
  describe(`${name}: explain`, () => {
    let store: LineageStore
    beforeAll(async () => {
      store = await open()
      await ingestExamples(store)
    })
    afterAll(() => store.close())

    it.each(STAGE_QUERIES)('lists the statements that answer $name', async (query) => {
      const { plan, statements } = await explained(store, query)
      await store.close()
      store = await open()
      sent().take()
      const { cuts } = await store.run(plan, LIMITS)
      const answering = sent().take()
      expect(cuts).toEqual([])
      expect(answering.length).toBeGreaterThan(0)
      expect(counted(statements.map(({ text, count }) => [text, count]))).toEqual(
        counted(answering.map((text) => [text, 1])),
      )
      // The plan must not depend on the caches filled by this answer.
      expect(await store.explain(plan, LIMITS)).toEqual({ statements, cuts: [] })
    })

    it('states that a limit ended the run, and lists the statements before it', async () => {
      const { plan } = await explained(store, { text: 'downstream of column email of raw_customers' })
      const levels = ({ statements }: Explained): number =>
        statements
          .filter(({ title }) => title === 'one level downstream by column')
          .reduce((sum, { count }) => sum + count, 0)
      const cut = await store.explain(plan, { ...LIMITS, nodes: 1 })
      expect(cut.cuts).toMatchObject([{ limit: 'nodes', value: 1 }])
      expect(levels(cut)).toBeGreaterThan(0)
      expect(levels(cut)).toBeLessThan(levels(await store.explain(plan, LIMITS)))
    })
  })
}

/** The number of occurrences of each text. */
function counted(texts: readonly (readonly [text: string, count: number])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [text, count] of texts) counts.set(text, (counts.get(text) ?? 0) + count)
  return counts
}
