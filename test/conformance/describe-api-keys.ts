import { beforeAll, describe, expect, it } from 'vitest'

import type { ApiKey } from '../../src/domain/api-key.ts'
import { dumpOf } from '../parity/dump-of.ts'
import type { Subject } from './describe-store.ts'
import { observationsOf, runEvent } from './events.ts'

const key = (id: string, createdAt: number, more: Partial<ApiKey> = {}): ApiKey => ({
  id,
  name: `key «${id}» \u{1f511}`,
  hash: id.padEnd(64, '0'),
  scopes: ['read'],
  createdAt,
  ...more,
})

const plain = key('b', 1_790_000_000_000)
const full = key('a', 1_790_000_000_000, {
  scopes: ['ingest', 'edit'],
  namespaces: ['postgres://*', 'a\\*b'],
  expiresAt: 1_800_000_000_000,
})
const older = key('z', 1_780_000_000_000)

export function describeApiKeys({ store, renew }: Subject): void {
  describe('API keys', () => {
    beforeAll(renew)
    const keys = () => store().apiKeys

    it('are listed unchanged, in order of creation', async () => {
      expect(await keys().list()).toEqual([])
      for (const one of [plain, older, full]) await keys().add(one)
      expect(await keys().list()).toEqual([older, full, plain])
      expect(await dumpOf(store())).toEqual([])
    })

    it('have unique ids', async () => {
      await expect(keys().add(key('a', 5))).rejects.toThrow()
      expect(await keys().list()).toEqual([older, full, plain])
    })

    it('have the time of their first revocation', async () => {
      expect(await keys().revoke('a', 100)).toEqual({ ...full, revokedAt: 100 })
      expect(await keys().revoke('a', 200)).toEqual({ ...full, revokedAt: 100 })
      expect(await keys().revoke('none', 1)).toBeUndefined()
      expect(await keys().list()).toEqual([older, { ...full, revokedAt: 100 }, plain])
    })

    it('have the time of their last use', async () => {
      await keys().used('b', 500)
      await keys().used('b', 400)
      await keys().used('none', 1)
      expect(await keys().list()).toEqual([older, { ...full, revokedAt: 100 }, { ...plain, lastUsedAt: 500 }])
    })

    it('remain until they are removed, whatever happens to the graph', async () => {
      await store().ingest(
        observationsOf([runEvent({ job: 'one', run: 1, at: 0, inputs: ['a'], outputs: ['b'] })]),
      )
      await store().rebuild()
      expect(await keys().remove('b')).toBe(true)
      expect(await keys().remove('b')).toBe(false)
      expect(await keys().list()).toEqual([older, { ...full, revokedAt: 100 }])
    })
  })
}
