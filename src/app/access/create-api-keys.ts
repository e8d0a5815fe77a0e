import { timingSafeEqual } from 'node:crypto'
import { LruCache } from '../../lib/lru-cache.ts'
import { isInForce, KEY_BOUNDS, type ApiKey } from '../../domain/api-key.ts'
import { hashOfSecret, newKeyText, readKey, writeKey, type KeyText } from '../../domain/key-text.ts'
import { toIso } from '../../domain/time.ts'
import type { Json } from '../../lib/json.ts'
import type { ApiKeyStore } from '../../store/api-key-store.ts'
import { createTtlCache } from '../ttl-cache.ts'
import type { Recorded, RecordEdit } from '../edits/record-edit.ts'
import { LOCAL_EDITOR, type Editor, type Identified } from './caller.ts'
import { checkKeyRequest, type KeyFault, type KeyRequest } from './key-request.ts'

/** The result of creating a key. `text` is what its holder sends; it is shown only once. */
export type KeyCreated =
  | { readonly kind: 'made'; readonly key: ApiKey; readonly text: string }
  | ({ readonly kind: 'refused' } & KeyFault)

/** The keys of a store. All calls throw StoreUnavailable or StoreUnusable while it is unavailable. */
export interface ApiKeys {
  list(): Promise<readonly ApiKey[]>
  /** `text`: the key itself, if it exists already; by default a random one. */
  create(request: KeyRequest, editor?: Editor, text?: KeyText): Promise<KeyCreated>
  /** Revokes a key, which is refused from now on. Returns its new state; undefined if it does not exist. */
  revoke(id: string, editor?: Editor): Promise<ApiKey | undefined>
  /** The sender of this text as a key. */
  identify(text: string): Promise<Identified>
  /** Whether a key was ever created, even if it was revoked. From then on, callers need one. */
  everCreated(): Promise<boolean>
}

export interface ApiKeyOptions {
  readonly store: ApiKeyStore
  /** Records each key that is created or revoked, without its secret. */
  readonly record: RecordEdit
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Monotonic milliseconds, for the age of the cache. */
  readonly clock: () => number
}

/**
 * How long loaded keys are cached, in milliseconds, and so how long a key remains valid after another process on the same store
 * revoked it. All keys are loaded at once, so unknown keys cost the store nothing, however many are tried.
 */
export const KEYS_TTL_MS = 2_000
/** The last use of a key is stored by the hour, so that it is written at most once per hour. */
const HOUR_MS = 3_600_000

export function createApiKeys({ store, record, now, clock }: ApiKeyOptions): ApiKeys {
  const keyCache = createTtlCache({
    load: async () => new Map((await store.list()).map((key) => [key.id, key])),
    ttlMs: KEYS_TTL_MS,
    clock,
  })
  const used = new LruCache<string, number>(KEY_BOUNDS.keys)

  /** Not awaited. If it fails, the next use in another hour is written. */
  function noteUse({ id, lastUsedAt = 0 }: ApiKey): void {
    const hour = Math.floor(now() / HOUR_MS) * HOUR_MS
    if (hour <= Math.max(lastUsedAt, used.get(id) ?? 0)) return
    used.set(id, hour)
    store.used(id, hour).catch(() => undefined)
  }

  async function makeRoom(): Promise<boolean> {
    const keys = await store.list()
    if (keys.length < KEY_BOUNDS.keys) return true
    const inactive = keys.find((key) => !isInForce(key, now()))
    return inactive !== undefined && (await store.remove(inactive.id))
  }

  return {
    list: () => store.list(),
    async create(request, editor = LOCAL_EDITOR, made = newKeyText()) {
      const checked = checkKeyRequest(request, now())
      if ('reason' in checked) return { kind: 'refused', ...checked }
      if (!(await makeRoom()))
        return {
          kind: 'refused',
          path: '',
          reason: `there are ${KEY_BOUNDS.keys} active keys already, which is the limit: revoke one that is no longer needed`,
        }
      const key: ApiKey = { id: made.id, hash: hashOfSecret(made.secret), createdAt: now(), ...checked }
      await store.add(key, record(recordOf(key, null, accessOf(key)), editor)).finally(keyCache.invalidate)
      return { kind: 'made', key, text: writeKey(made) }
    },
    async revoke(id, editor = LOCAL_EDITOR) {
      const before = (await store.list()).find((key) => key.id === id)
      if (before === undefined) return undefined
      const recorded = record(recordOf(before, accessOf(before), null), editor)
      return store.revoke(id, now(), recorded).finally(keyCache.invalidate)
    },
    async identify(text) {
      const read = readKey(text)
      switch (read.kind) {
        case 'foreign':
          return refused('this key is not valid on this server')
        case 'damaged':
          return refused('the key was cut off or mistyped')
        case 'key': {
          const key = (await keyCache.get()).get(read.id)
          if (key === undefined || !isHeldBy(key, read))
            return refused('this key is not valid on this server')
          if (key.revokedAt !== undefined) return refused('the key was revoked')
          if (!isInForce(key, now())) return refused('the key has expired')
          noteUse(key)
          const { id, name, scopes, namespaces } = key
          return {
            kind: 'caller',
            caller: { kind: 'key', id, name, scopes, ...(namespaces === undefined ? {} : { namespaces }) },
          }
        }
      }
    },
    everCreated: async () => (await keyCache.get()).size > 0,
  }
}

const recordOf = ({ id, name }: ApiKey, before: Json, after: Json): Recorded => ({
  kind: 'key',
  subject: id,
  name,
  aspect: 'access',
  before,
  after,
})

/** The permissions of a key, with its public id. */
const accessOf = ({ id, scopes, namespaces, expiresAt }: ApiKey): Json => ({
  id,
  scopes,
  ...(namespaces === undefined ? {} : { namespaces }),
  ...(expiresAt === undefined ? {} : { expiresAt: toIso(expiresAt) }),
})

/** Compares in constant time, so that the duration reveals nothing about the hash. */
function isHeldBy(key: ApiKey, { secret }: KeyText): boolean {
  const [expected, actual] = [Buffer.from(key.hash), Buffer.from(hashOfSecret(secret))]
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

const refused = (detail: string): Identified => ({ kind: 'refused', detail })
