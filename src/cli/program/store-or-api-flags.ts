import { Option, type Command } from 'commander'
import type { ApiOptions } from '../api-client.ts'
import { flag, isSet } from '../options.ts'
import type { StoreOptions } from '../server-port.ts'
import { toNeo4j } from '../store-flags.ts'
import { addApiFlags, toApi, type ApiFlags } from './api-flags.ts'

/** The flags of commands that call a server, or open a store that no server uses. */
export interface StoreOrApiFlags extends ApiFlags {
  readonly data?: string
  readonly neo4jUri?: string
  readonly neo4jUser?: string
  readonly neo4jPassword?: string
  readonly neo4jDatabase?: string
  readonly json?: boolean
}

export interface StoreOrApi {
  /** The store to open; absent: use the server of `api`. */
  readonly store?: StoreOptions
  readonly api: ApiOptions
}

/** `--data` has no environment variable here. Otherwise, a shell with the settings of `serve` would open the store of the server. */
export const addStoreOrApiFlags = (command: Command): Command =>
  addApiFlags(
    command
      .addOption(new Option('--data <folder>', 'folder of an embedded store that no server uses'))
      .addOption(new Option('--neo4j-uri <uri>', 'address of a Neo4j store, such as bolt://localhost:7687'))
      .addOption(flag('--neo4j-user <user>', 'Neo4j user'))
      .addOption(
        flag(
          '--neo4j-password <password>',
          'Neo4j password; better in TRIBUTARY_NEO4J_PASSWORD_FILE',
        ).secret(),
      )
      .addOption(flag('--neo4j-database <name>', 'Neo4j database (default: the home database of the user)')),
  )

export function toStoreOrApi(given: StoreOrApiFlags, invocation: string): StoreOrApi {
  const api = { ...toApi(given, invocation), canOpenStore: true }
  const { data, neo4jUri } = given
  if (isSet(neo4jUri)) return { api, store: { data: '', neo4j: toNeo4j({ ...given, neo4jUri }) } }
  return isSet(data) ? { api, store: { data } } : { api }
}
