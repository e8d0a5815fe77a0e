import { beforeAll, describe, expect, it } from 'vitest'

import type { ApiKey } from '../../src/domain/api-key.ts'
import type { Edit } from '../../src/domain/edit.ts'
import { newId, type Id } from '../../src/domain/ids.ts'
import type { SavedQuery } from '../../src/domain/saved-query.ts'
import type { Subject } from './describe-store.ts'

const AT = 1_790_000_000_000
const key = (id: string): ApiKey => ({
  id,
  name: id,
  hash: id.padEnd(64, '0'),
  scopes: ['read'],
  createdAt: AT,
})
const query = (name: string, text: string): SavedQuery => ({ name, text, params: [], savedAt: AT })

/** A record of its own; with `broken`, one that no store can write. */
function recordOf(kind: 'key' | 'query', name: string, how?: 'broken'): Edit {
  const after = (how === 'broken' ? 1n : name) as string
  const [who, aspect] = ['ann', kind === 'key' ? 'access' : 'definition'] as const
  return { id: newId(), at: AT, who, kind, subject: newId(), name, aspect, before: null, after }
}

export function describeOwnRecords({ store, renew }: Subject): void {
  describe('keeps a change of a key or a saved query and its record together', () => {
    beforeAll(renew)
    const isKept = async ({ id }: { readonly id: Id }): Promise<boolean> =>
      (await store().read({ kind: 'nodes', label: 'Edit', ids: [id] })).length === 1
    const keys = () => store().apiKeys
    const queries = () => store().savedQueries

    it('when both can be written', async () => {
      const [made, revoked] = [recordOf('key', 'a'), recordOf('key', 'a')]
      await keys().add(key('a'), made)
      expect(await isKept(made)).toBe(true)
      expect(await keys().revoke('a', 5, revoked)).toMatchObject({ revokedAt: 5 })
      expect(await isKept(revoked)).toBe(true)

      const [put, removed] = [recordOf('query', 'q'), recordOf('query', 'q')]
      await queries().put(query('q', 'datasets'), put)
      expect(await isKept(put)).toBe(true)
      expect(await queries().remove('q', removed)).toBe(true)
      expect(await isKept(removed)).toBe(true)
    })

    it('and records nothing where nothing was changed', async () => {
      const records = [
        recordOf('key', 'a'),
        recordOf('key', 'none'),
        recordOf('key', 'a'),
        recordOf('query', 'q'),
      ]
      const [again, none, taken, gone] = records
      expect(await keys().revoke('a', 9, again)).toMatchObject({ revokedAt: 5 })
      expect(await keys().revoke('none', 9, none)).toBeUndefined()
      await expect(keys().add(key('a'), taken)).rejects.toThrow()
      expect(await queries().remove('q', gone)).toBe(false)
      for (const record of records) expect(await isKept(record)).toBe(false)
    })

    it('and changes nothing where it cannot be recorded', async () => {
      await keys().add(key('b'))
      await queries().put(query('kept', 'datasets'))
      await expect(keys().add(key('c'), recordOf('key', 'c', 'broken'))).rejects.toThrow()
      await expect(keys().revoke('b', 7, recordOf('key', 'b', 'broken'))).rejects.toThrow()
      await expect(
        queries().put(query('kept', 'jobs'), recordOf('query', 'kept', 'broken')),
      ).rejects.toThrow()
      await expect(queries().remove('kept', recordOf('query', 'kept', 'broken'))).rejects.toThrow()
      expect(await keys().list()).toEqual([{ ...key('a'), revokedAt: 5 }, key('b')])
      expect(await queries().list({ limit: 10 })).toEqual([query('kept', 'datasets')])

      // What failed stands in nobody’s way.
      await keys().revoke('b', 7, recordOf('key', 'b'))
      expect((await keys().list())[1]).toEqual({ ...key('b'), revokedAt: 7 })
    })
  })
}
