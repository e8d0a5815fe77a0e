import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEY_BOUNDS } from '../../domain/api-key.ts'
import { newKeyText, writeKey } from '../../domain/key-text.ts'
import { openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../store/lineage-store.ts'
import { createRecordEdit } from '../edits/record-edit.ts'
import { createApiKeys, KEYS_TTL_MS, type ApiKeys } from './create-api-keys.ts'
import type { KeyRequest } from './key-request.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 10, 26, 12, 34, 56)

let folder: string
let store: LineageStore
let now = START
let clock = 0
let keys: ApiKeys
const another = (): ApiKeys =>
  createApiKeys({
    store: store.apiKeys,
    record: createRecordEdit(() => now),
    now: () => now,
    clock: () => clock,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-keys-'))
  store = await openEmbeddedStore({
    folder,
    producerRulesModule: new URL('../../openlineage/producer-rules.ts', import.meta.url),
  })
  keys = another()
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function made(request: Partial<KeyRequest> = {}, from = keys) {
  const outcome = await from.create({ name: 'test', scopes: ['read'], ...request })
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome
}

const refused = (detail: string) => ({ kind: 'refused', detail })

describe('the keys of a store', () => {
  it('were created if one ever was, even if it is revoked', async () => {
    expect(await keys.everCreated()).toBe(false)
    const { key } = await made()
    expect(await keys.everCreated()).toBe(true)
    await keys.revoke(key.id)
    expect(await keys.everCreated()).toBe(true)
  })

  it('identify their senders, and store no secret', async () => {
    const { key, text } = await made({ scopes: ['edit', 'ingest'], namespaces: ['a*'] })
    expect(await keys.identify(text)).toEqual({
      kind: 'caller',
      caller: { kind: 'key', id: key.id, name: key.name, scopes: ['ingest', 'edit'], namespaces: ['a*'] },
    })
    const stored = JSON.stringify(await store.apiKeys.list())
    expect(stored).not.toContain(text.slice(15, 55))
    expect(stored).toContain(key.hash)
  })

  it('distinguish damaged and unknown keys', async () => {
    const { text } = await made()
    const [, id] = text.split('_')
    const other = newKeyText()
    expect(await keys.identify(text.slice(0, -1))).toEqual(refused('the key was cut off or mistyped'))
    for (const foreign of ['x', writeKey(other), writeKey({ ...other, id: id! })])
      expect(await keys.identify(foreign)).toEqual(refused('this key is not valid on this server'))
  })

  it('end when they expire', async () => {
    const { text } = await made({ expiresAt: now + 1 })
    expect((await keys.identify(text)).kind).toBe('caller')
    now++
    expect(await keys.identify(text)).toEqual(refused('the key has expired'))
  })

  it('end at once when they are revoked here, and within the cache time elsewhere', async () => {
    const elsewhere = another()
    const { key, text } = await made()
    expect((await elsewhere.identify(text)).kind).toBe('caller')
    await keys.revoke(key.id)
    expect(await keys.identify(text)).toEqual(refused('the key was revoked'))
    clock += KEYS_TTL_MS
    expect((await elsewhere.identify(text)).kind).toBe('caller')
    clock++
    expect(await elsewhere.identify(text)).toEqual(refused('the key was revoked'))
  })

  it('are not revived by a load that overlaps a revocation', async () => {
    const { key, text } = await made()
    clock += KEYS_TTL_MS + 1
    // This call loads the earlier state. Calls after the revocation must not get it.
    const before = keys.identify(text)
    await keys.revoke(key.id)
    expect(await keys.identify(text)).toEqual(refused('the key was revoked'))
    await before
    expect(await keys.identify(text)).toEqual(refused('the key was revoked'))
  })

  it('record the hour of their last use', async () => {
    const { key, text } = await made()
    const lastUsed = async () => (await store.apiKeys.list()).find(({ id }) => id === key.id)?.lastUsedAt
    expect(await lastUsed()).toBeUndefined()
    for (let i = 0; i < 3; i++) await keys.identify(text)
    await expect.poll(lastUsed).toBe(Date.UTC(2026, 10, 26, 12))
    now += HOUR
    await keys.identify(text)
    await expect.poll(lastUsed).toBe(Date.UTC(2026, 10, 26, 13))
  })

  it.each<[Partial<KeyRequest>, string]>([
    [{ name: '' }, 'name'],
    [{ name: ' a' }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ name: 'x'.repeat(KEY_BOUNDS.name + 1) }, 'name'],
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['read', 'write'] }, 'scopes'],
    [{ namespaces: [] }, 'namespaces'],
    [{ namespaces: [''] }, 'namespaces'],
    [{ namespaces: ['x'.repeat(KEY_BOUNDS.glob + 1)] }, 'namespaces'],
    [{ namespaces: ['a'], scopes: ['admin'] }, 'namespaces'],
    [{ expiresAt: START - 1 }, 'expiresAt'],
    [{ expiresAt: Number.NaN }, 'expiresAt'],
  ])('cannot be created as %j', async (request, path) => {
    const outcome = await keys.create({ name: 'test', scopes: ['read'], ...request })
    expect(outcome).toMatchObject({ kind: 'refused', path })
  })

  it('have a maximum number, within which inactive ones are replaced, the oldest first', async () => {
    const existing = await store.apiKeys.list()
    const inactive = existing.filter(({ revokedAt }) => revokedAt !== undefined).length + 1
    for (let i = existing.length; i < KEY_BOUNDS.keys; i++)
      await store.apiKeys.add({
        id: `filler${i}`,
        name: 'filler',
        hash: '0'.repeat(64),
        scopes: ['read'],
        createdAt: now,
      })
    for (let i = 0; i < inactive; i++) await made()
    const left = await store.apiKeys.list()
    expect(left.length).toBe(KEY_BOUNDS.keys)
    expect(left.some(({ revokedAt }) => revokedAt !== undefined)).toBe(false)
    const outcome = await keys.create({ name: 'one more', scopes: ['read'] })
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('revoke') as string })
  })
})
