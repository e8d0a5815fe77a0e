import { keyJson, type KeyJson } from '../app/access/key-json.ts'
import { isJsonObject } from '../lib/json.ts'
import { problemOf, request, type ApiOptions, type ApiResponse } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import type { OpenStore } from './server-port.ts'

/** A key that somebody wants. */
export interface KeyWish {
  readonly name: string
  readonly scopes: readonly string[]
  readonly namespaces?: readonly string[]
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}

export interface MadeKey extends KeyJson {
  /** What its holder sends. */
  readonly key: string
}

/** The keys, wherever they are; all throw CommandFailed where they cannot be reached. */
export interface KeyPort {
  create(wish: KeyWish): Promise<MadeKey>
  list(): Promise<readonly KeyJson[]>
  /** Undefined where there is none. */
  revoke(id: string): Promise<KeyJson | undefined>
}

/** Those of a store that this process has open. */
export function keysOnStore({ keys }: Pick<OpenStore, 'keys'>): KeyPort {
  return {
    async create(wish) {
      const made = await keys.create(wish)
      if (made.kind === 'refused') throw new CommandFailed(`The key cannot be made: ${made.reason}.`)
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

/** Those of a running server. */
export function keysThroughServer(api: ApiOptions): KeyPort {
  return {
    async create({ expiresAt, ...wish }) {
      const until = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() }
      return bodyOf(api, await request(api, 'POST', PATH, { ...wish, ...until }), 201) as unknown as MadeKey
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
  const { title, detail } = problemOf(api, response)
  throw new CommandFailed(`${title}: ${detail}`)
}
