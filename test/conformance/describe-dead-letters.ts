import { beforeAll, describe, expect, it } from 'vitest'

import { DEAD_LETTER_BOUNDS, type DeadLetter } from '../../src/store/dead-letter-store.ts'
import { dumpOf } from '../parity/dump-of.ts'
import type { Subject } from './describe-store.ts'

const letter = (i: number, body = `{"n":${i}}`, sender = 'key a'): DeadLetter => ({
  id: `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`,
  kind: i % 3 === 0 ? 'entity' : 'event',
  sender,
  receivedAt: 1_790_000_000_000 + i,
  problem: 'unusable-event',
  reason: `reason ${i}`,
  ...(i % 2 === 0 ? { path: 'run.runId' } : {}),
  size: body.length,
  body: Uint8Array.from(Buffer.from(body)),
})

export function describeDeadLetters({ store, renew }: Subject): void {
  describe('dead letters', () => {
    beforeAll(renew)
    const ids = async (limit = 1000): Promise<readonly string[]> =>
      (await store().deadLetters.list({ limit })).map(({ id }) => id)

    it('are listed unchanged, newest first, page by page', async () => {
      const letters = [1, 2, 3].map((i) => letter(i, i === 3 ? '\u0000\ufffd bytes' : undefined))
      await store().deadLetters.add(letters)
      expect(await store().deadLetters.list({ limit: 10 })).toEqual(letters.toReversed())
      expect(await store().deadLetters.list({ limit: 10, before: letters[1]!.id })).toEqual([letters[0]])
      expect(await store().deadLetters.get(letters[2]!.id)).toEqual(letters[2])
      expect(await store().deadLetters.get('none')).toBeUndefined()
      expect(await dumpOf(store())).toEqual([])
    })

    it('remain until they are removed', async () => {
      expect(await store().deadLetters.remove([letter(1).id, 'none'])).toBe(1)
      expect(await ids()).toEqual([letter(3).id, letter(2).id])
      expect(await store().deadLetters.remove()).toBe(2)
      expect(await ids()).toEqual([])
    })

    it('are limited in number', async () => {
      await store().deadLetters.add(
        Array.from({ length: DEAD_LETTER_BOUNDS.letters + 3 }, (_, i) => letter(i)),
      )
      const remaining = await ids(2000)
      expect(remaining).toHaveLength(DEAD_LETTER_BOUNDS.letters)
      expect(remaining.at(-1)).toBe(letter(3).id)
    })

    it('are removed oldest first, from the sender with the most letters', async () => {
      await store().deadLetters.remove()
      const most = DEAD_LETTER_BOUNDS.letters
      await store().deadLetters.add([letter(1, 'b', 'key b'), letter(2, 'c', 'address 192.0.2.7')])
      for (const start of [10, 10 + most])
        await store().deadLetters.add(Array.from({ length: most }, (_, i) => letter(start + i)))
      const remaining = await ids(2000)
      expect(remaining).toHaveLength(most)
      expect(remaining.slice(-3)).toEqual([letter(10 + most + 2).id, letter(2).id, letter(1).id])
    })
  })
}
