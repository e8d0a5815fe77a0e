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

/** An edit record; with `broken`, one that no store can write. */
function recordOf(kind: 'key' | 'query', name: string, how?: 'broken'): Edit {
  const after = (how === 'broken' ? 1n : name) as string
  const [who, aspect] = ['ann', kind === 'key' ? 'access' : 'definition'] as const
  return { id: newId(), at: AT, who, kind, subject: newId(), name, aspect, before: null, after }
}

export function describeEditRecords({ store, renew }: Subject): void {
  describe('a change of a key or a saved query and its edit record', () => {
    beforeAll(renew)
    const isRecorded = async ({ id }: { readonly id: Id }): Promise<boolean> =>
      (await store().read({ kind: 'nodes', label: 'Edit', ids: [id] })).length === 1
    const keys = () => store().apiKeys
    const queries = () => store().savedQueries

    it('are written together', async () => {
      const [made, revoked] = [recordOf('key', 'a'), recordOf('key', 'a')]
      await keys().add(key('a'), made)
      expect(await isRecorded(made)).toBe(true)
      expect(await keys().revoke('a', 5, revoked)).toMatchObject({ revokedAt: 5 })
      expect(await isRecorded(revoked)).toBe(true)

      const [put, removed] = [recordOf('query', 'q'), recordOf('query', 'q')]
      await queries().put(query('q', 'datasets'), put)
      expect(await isRecorded(put)).toBe(true)
      expect(await queries().remove('q', removed)).toBe(true)
      expect(await isRecorded(removed)).toBe(true)
    })

    it('are not written if nothing changes', async () => {
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
      for (const record of records) expect(await isRecorded(record)).toBe(false)
    })

    it('are not written if the record is invalid', async () => {
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

      // The failure does not block later changes.
      await keys().revoke('b', 7, recordOf('key', 'b'))
      expect((await keys().list())[1]).toEqual({ ...key('b'), revokedAt: 7 })
    })
  })
}
