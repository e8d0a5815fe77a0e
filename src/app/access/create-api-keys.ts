import { timingSafeEqual } from 'node:crypto'
import { isInForce, KEY_BOUNDS, type ApiKey } from '../../domain/api-key.ts'
import { hashOfSecret, newKeyText, readKey, writeKey, type KeyText } from '../../domain/key-text.ts'
import { toIso } from '../../domain/time.ts'
import type { Json } from '../../lib/json.ts'
import type { ApiKeyStore } from '../../store/api-key-store.ts'
import { createTtlCache } from '../ttl-cache.ts'
import type { Recorded, RecordEdit } from '../edits/record-edit.ts'
import { LOCAL_EDITOR, type Editor, type Identified } from './caller.ts'
import { checkKeyRequest, type KeyFault, type KeyRequest } from './key-request.ts'

/** A new key. `text` is what its holder sends; it is shown only once. */
export type KeyCreated =
  | { readonly kind: 'made'; readonly key: ApiKey; readonly text: string }
  | ({ readonly kind: 'refused' } & KeyFault)

/** The keys of a store. All calls throw StoreUnavailable or StoreUnusable while it is away. */
export interface ApiKeys {
  list(): Promise<readonly ApiKey[]>
  /** `text`: the key itself, where its maker has it already; absent: a random one. */
  create(request: KeyRequest, editor?: Editor, text?: KeyText): Promise<KeyCreated>
  /** The key as it is then; undefined where there is none. It is refused from now on. */
  revoke(id: string, editor?: Editor): Promise<ApiKey | undefined>
  /** Who sends this text for a key. */
  identify(text: string): Promise<Identified>
  /** Whether a key was ever made, be it revoked since: from then on callers are asked for one. */
  everCreated(): Promise<boolean>
}

export interface ApiKeyOptions {
  readonly store: ApiKeyStore
  /** Makes the record of each key that is made or revoked, without its secret. */
  readonly record: RecordEdit
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds that never go back, by which the age of what is known is told. */
  readonly clock: () => number
}

/**
 * So long the keys that were read are believed, and so long a key goes on that another process on the same store revoked.
 * All keys are read at once: a text that is none of them costs the store nothing, however many are tried.
 */
export const KEYS_TTL_MS = 2_000
/** When a key was last used is told to the hour, so that it is written at most once in that. */
const HOUR_MS = 3_600_000

export function createApiKeys({ store, record, now, clock }: ApiKeyOptions): ApiKeys {
  const { get: current, invalidate: forget } = createTtlCache({
    load: async () => new Map((await store.list()).map((key) => [key.id, key])),
    ttlMs: KEYS_TTL_MS,
    clock,
  })
  const used = new Map<string, number>()

  /** Not awaited: nobody waits for it, and it is written again with the next hour where it fails. */
  function noteUse({ id, lastUsedAt = 0 }: ApiKey): void {
    const hour = Math.floor(now() / HOUR_MS) * HOUR_MS
    if (hour <= Math.max(lastUsedAt, used.get(id) ?? 0)) return
    if (used.size >= KEY_BOUNDS.keys) used.clear()
    used.set(id, hour)
    store.used(id, hour).catch(() => undefined)
  }

  async function makeRoom(): Promise<boolean> {
    const keys = await store.list()
    if (keys.length < KEY_BOUNDS.keys) return true
    const idle = keys.find((key) => !isInForce(key, now()))
    return idle !== undefined && (await store.remove(idle.id))
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
          reason: `there are ${KEY_BOUNDS.keys} keys in force already, which is the limit: revoke one that is not needed any more`,
        }
      const key: ApiKey = { id: made.id, hash: hashOfSecret(made.secret), createdAt: now(), ...checked }
      await store.add(key, record(recordOf(key, null, accessOf(key)), editor)).finally(forget)
      return { kind: 'made', key, text: writeKey(made) }
    },
    async revoke(id, editor = LOCAL_EDITOR) {
      const before = (await store.list()).find((key) => key.id === id)
      if (before === undefined) return undefined
      const told = record(recordOf(before, accessOf(before), null), editor)
      return store.revoke(id, now(), told).finally(forget)
    },
    async identify(text) {
      const read = readKey(text)
      switch (read.kind) {
        case 'foreign':
          return refused('this key is not valid on this server')
        case 'damaged':
          return refused('the key was cut off or mistyped')
        case 'key': {
          const key = (await current()).get(read.id)
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
    everCreated: async () => (await current()).size > 0,
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

/** What a key may do, by its public id. */
const accessOf = ({ id, scopes, namespaces, expiresAt }: ApiKey): Json => ({
  id,
  scopes,
  ...(namespaces === undefined ? {} : { namespaces }),
  ...(expiresAt === undefined ? {} : { expiresAt: toIso(expiresAt) }),
})

/** In constant time, so that how long it takes tells nothing of the hash. */
function isHeldBy(key: ApiKey, { secret }: KeyText): boolean {
  const [kept, given] = [Buffer.from(key.hash), Buffer.from(hashOfSecret(secret))]
  return kept.length === given.length && timingSafeEqual(kept, given)
}

const refused = (detail: string): Identified => ({ kind: 'refused', detail })
