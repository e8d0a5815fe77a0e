import { beforeEach, describe, expect, it } from 'vitest'

import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import type { Plan } from '../../src/query/plan.ts'
import { StoreUnavailable } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { NOW } from './query-store.ts'
import { story } from './describe-merging.ts'
import type { Subject } from './describe-store.ts'
import { observationsOf, runEvent } from './events.ts'

const ALL: Plan = {
  root: { kind: 'select', selection: { kind: 'datasets', filters: {}, span: { start: 0, end: 8 } } },
  query: 'datasets',
  now: NOW,
}

export function describeLifecycle({ store, renew }: Subject): void {
  describe('an open store', () => {
    beforeEach(renew)

    it('is ready', async () => {
      await expect(store().ready()).resolves.toBeUndefined()
    })

    it('answers during writes, each query from one snapshot', async () => {
      const writing = story().map((event) => store().ingest([event]))
      const sizes: number[] = []
      for (let i = 0; i < 5; i++) {
        const { result } = await store().run(ALL, DEFAULT_LIMITS)
        sizes.push(result.kind === 'graph' ? result.nodes.length : -1)
      }
      await Promise.all(writing)
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
    })

    it('cancels an aborted query, before or during its execution', async () => {
      await store().ingest(story())
      const reason = new Error('no longer wanted')
      await expect(store().run(ALL, DEFAULT_LIMITS, { signal: AbortSignal.abort(reason) })).rejects.toThrow(
        reason,
      )
      const controller = new AbortController()
      const run = store().run(ALL, DEFAULT_LIMITS, { signal: controller.signal })
      controller.abort(reason)
      await expect(run).rejects.toThrow(reason)
      await expect(store().run(ALL, DEFAULT_LIMITS)).resolves.toMatchObject({ complete: true })
    })

    it('explains a plan by its statements', async () => {
      const { statements, cuts } = await store().explain(ALL, DEFAULT_LIMITS)
      expect(cuts).toEqual([])
      expect(statements.length).toBeGreaterThan(0)
      for (const { title, text } of statements) {
        expect(title).not.toBe('')
        expect(text).toMatch(/select|match/i)
      }
    })

    it('finishes pending writes before it closes', async () => {
      const writing = store().ingest(story())
      const closing = store().close()
      await expect(writing).resolves.toEqual({ warnings: [] })
      await closing
      await expect(store().close()).resolves.toBeUndefined()
    })

    it('rejects calls after it is closed', async () => {
      await store().close()
      const event = observationsOf([runEvent({ job: 'late', at: 0 })])
      await expect(store().ingest(event)).rejects.toThrow(StoreUnavailable)
      await expect(store().run(ALL, DEFAULT_LIMITS)).rejects.toThrow(StoreUnavailable)
      await expect(store().read({ kind: 'lookup', names: [{ of: 'dataset', text: 'a' }] })).rejects.toThrow(
        StoreUnavailable,
      )
      await expect(store().ready()).rejects.toThrow(StoreUnavailable)
      await expect(store().rebuild()).rejects.toThrow(StoreUnavailable)
      await expect(dumpOf(store())).rejects.toThrow(StoreUnavailable)
    })
  })
}
