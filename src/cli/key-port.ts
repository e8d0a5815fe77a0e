import { keyJson, type KeyJson } from '../app/access/key-json.ts'
import { isJsonObject } from '../lib/json.ts'
import { problemOf, request, type ApiOptions, type ApiResponse } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { problemFailed } from './problem-failed.ts'
import type { OpenStore } from './server-port.ts'

/** The properties of a key to create. */
export interface NewKey {
  readonly name: string
  readonly scopes: readonly string[]
  readonly namespaces?: readonly string[]
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}

export interface MadeKey extends KeyJson {
  /** The key itself. */
  readonly key: string
}

/** The keys of a store, used directly or through its server. All functions throw CommandFailed if it cannot be reached. */
export interface KeyPort {
  create(key: NewKey): Promise<MadeKey>
  list(): Promise<readonly KeyJson[]>
  /** Undefined if the id is unknown. */
  revoke(id: string): Promise<KeyJson | undefined>
}

/** The keys of a store that this process has opened. */
export function keysOnStore({ keys }: Pick<OpenStore, 'keys'>): KeyPort {
  return {
    async create(newKey) {
      const made = await keys.create(newKey)
      if (made.kind === 'refused')
        throw new CommandFailed(`The key cannot be created: ${made.reason}.`, 'tributary help security keys')
      return { ...keyJson(made.key, Date.now()), key: made.text }
    },
    list: async () => (await keys.list()).map((key) => keyJson(key, Date.now())),
    async revoke(id) {
      const key = await keys.revoke(id)
      return key && keyJson(key, Date.now())
    },
  }
}

const PATH = 'api/v1/keys'

/** The keys of a running server. */
export function keysThroughServer(api: ApiOptions): KeyPort {
  return {
    async create({ expiresAt, ...newKey }) {
      const until = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() }
      return bodyOf(api, await request(api, 'POST', PATH, { ...newKey, ...until }), 201) as unknown as MadeKey
    },
    list: async () => bodyOf(api, await request(api, 'GET', PATH), 200).keys as readonly KeyJson[],
    async revoke(id) {
      const response = await request(api, 'DELETE', `${PATH}/${encodeURIComponent(id)}`)
      return response.status === 404 ? undefined : (bodyOf(api, response, 200) as unknown as KeyJson)
    },
  }
}

function bodyOf(api: ApiOptions, response: ApiResponse, status: number): Readonly<Record<string, unknown>> {
  if (response.status === status && isJsonObject(response.body)) return response.body
  throw problemFailed(problemOf(api, response))
}
