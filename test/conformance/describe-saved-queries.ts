import { beforeAll, describe, expect, it } from 'vitest'

import { createAsk } from '../../src/app/ask.ts'
import { createRecordEdit } from '../../src/app/edits/record-edit.ts'
import { createSavedQueries } from '../../src/app/saved-queries.ts'
import type { SavedQuery } from '../../src/domain/saved-query.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { edgesOf, membersOf, NOW, rowsOf } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import { observationsOf, runEvent } from './events.ts'

const saved = (name: string, text: string, more: Partial<SavedQuery> = {}): SavedQuery => ({
  name,
  text,
  params: [],
  savedAt: 1_790_000_000_000,
  ...more,
})

const impact = saved('impact', '-- comment\ndownstream of dataset $of depth $depth', {
  description: 'What breaks. «Ünïcode» \u0000 too.',
  params: [
    { name: 'of', kind: 'text', description: 'the start' },
    { name: 'depth', kind: 'number', default: 2 },
  ],
})
const lists = saved('lists', 'datasets where name in $names', {
  params: [{ name: 'names', kind: 'list', default: ['a', 1] }],
})

export function describeSavedQueries({ store, renew }: Subject): void {
  describe('saved queries', () => {
    beforeAll(renew)
    const queries = () => store().savedQueries

    it('are listed unchanged, by name, page by page', async () => {
      for (const query of [lists, impact, saved('Z', 'datasets')])
        expect(await queries().put(query)).toBe(true)
      expect(await queries().names()).toEqual(['Z', 'impact', 'lists'])
      expect(await queries().list({ limit: 10 })).toEqual([saved('Z', 'datasets'), impact, lists])
      expect(await queries().list({ limit: 1, after: 'Z' })).toEqual([impact])
      expect(await queries().list({ limit: 10, after: 'lists' })).toEqual([])
      expect(await queries().get(['lists', 'none', 'Impact', 'impact', 'lists'])).toEqual([impact, lists])
      expect(await dumpOf(store())).toEqual([])
    })

    it('have the key that created them', async () => {
      const own = saved('own', 'jobs', { createdBy: 'abcdefghij' })
      expect(await queries().put(own)).toBe(true)
      expect(await queries().get(['own'])).toEqual([own])
      expect(await queries().put(saved('own', 'jobs'))).toBe(false)
      expect(await queries().get(['own'])).toEqual([saved('own', 'jobs')])
      expect(await queries().remove('own')).toBe(true)
    })

    it('remain until they are replaced or removed', async () => {
      expect(await queries().put(saved('lists', 'jobs', { savedAt: 5 }))).toBe(false)
      expect(await queries().get(['lists'])).toEqual([saved('lists', 'jobs', { savedAt: 5 })])
      expect(await queries().remove('lists')).toBe(true)
      expect(await queries().remove('lists')).toBe(false)
      expect(await queries().names()).toEqual(['Z', 'impact'])
    })

    it('remain whatever happens to the graph', async () => {
      await store().ingest(
        observationsOf([
          runEvent({ job: 'one', run: 1, at: 0, inputs: ['a'], outputs: ['b'] }),
          runEvent({ job: 'two', run: 2, at: 10, inputs: ['b'], outputs: ['c'] }),
          runEvent({ job: 'three', run: 3, at: 20, inputs: ['c'], outputs: ['d'] }),
        ]),
      )
      await store().rebuild()
      expect((await store().verify()).differences).toBe(0)
      expect(await queries().get(['impact'])).toEqual([impact])
    })

    it('can be called', async () => {
      expect(await membersOf(store(), '@impact(of = a)')).toEqual(['b@1', 'c@2'])
      expect(await membersOf(store(), '@impact(of = a, depth = 1)')).toEqual(['b@1'])
      expect(await edgesOf(store(), '@impact(of = b, depth = 1)')).toEqual(['b → c (two; inferred)'])
      expect(await membersOf(store(), 'upstream of @impact(of = c) except @impact(of = a)')).toEqual(['a@3'])
      await queries().put(saved('counted', '@impact(of = a, depth = 9) count by kind'))
      expect(await rowsOf(store(), '@counted')).toEqual([['dataset', 3]])
    })

    it('are not removed while others call them, except by force', async () => {
      const savedQueries = createSavedQueries({
        store: queries(),
        record: createRecordEdit(() => NOW),
        now: () => NOW,
      })
      expect(await savedQueries.remove('impact', { force: false })).toEqual({
        kind: 'called',
        callers: ['counted'],
      })
      expect(await queries().get(['impact'])).toEqual([impact])
      expect(await savedQueries.remove('counted', { force: false })).toEqual({ kind: 'removed' })
      expect(await savedQueries.remove('counted', { force: false })).toEqual({ kind: 'none' })
      await queries().put(saved('calls', 'datasets except @Z'))
      expect(await savedQueries.remove('Z', { force: true })).toEqual({ kind: 'removed' })
      expect(await savedQueries.remove('Z', { force: true })).toEqual({ kind: 'none' })
      expect(await queries().names()).toEqual(['calls', 'impact'])
    })

    it('report an unknown name in one of them', async () => {
      const { ask } = createAsk({ store: store(), ceiling: DEFAULT_LIMITS, now: () => NOW })
      const outcome = await ask({ query: 'datasets except @impact(of = nowhere)' })
      expect(outcome).toMatchObject({
        kind: 'mistakes',
        diagnostics: [
          {
            code: 'unknown-name',
            message: 'in the saved query `@impact`: there is no dataset `nowhere`',
            span: { start: 16, end: 37 },
          },
        ],
      })
    })
  })
}
