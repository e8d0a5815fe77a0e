import { homedir } from 'node:os'
import type { Command } from 'commander'
import { userFolder } from './user-folder.ts'
import { flag, isSet } from './options.ts'
import { InvalidSettings } from './settings/invalid-settings.ts'
import type { StoreOptions } from './server-port.ts'

/** The flags for the store, shared by all commands that open one. */
export interface StoreFlags {
  readonly data: string
  readonly neo4jUri?: string
  readonly neo4jUser?: string
  readonly neo4jPassword?: string
  readonly neo4jDatabase?: string
}

export function addStoreFlags(command: Command, env: Readonly<Record<string, string | undefined>>): Command {
  return command
    .addOption(
      flag('--data <folder>', 'folder of the embedded store').default(
        userFolder('data', process.platform, env, homedir()),
      ),
    )
    .addOption(
      flag('--neo4j-uri <uri>', 'store the graph in Neo4j at this address, such as bolt://localhost:7687'),
    )
    .addOption(flag('--neo4j-user <user>', 'Neo4j user'))
    .addOption(
      flag('--neo4j-password <password>', 'Neo4j password; better in TRIBUTARY_NEO4J_PASSWORD_FILE').secret(),
    )
    .addOption(flag('--neo4j-database <name>', 'Neo4j database (default: the home database of the user)'))
}

/** @throws InvalidSettings if flags contradict each other */
export function toStoreOptions(flags: StoreFlags): StoreOptions {
  const { data, neo4jUri: uri, neo4jUser: user, neo4jPassword: password, neo4jDatabase: database } = flags
  if (!isSet(uri) && (isSet(user) || isSet(password) || isSet(database)))
    throw new InvalidSettings([
      '--neo4j-user, --neo4j-password and --neo4j-database need --neo4j-uri, such as bolt://HOST:7687.',
    ])
  return isSet(uri) ? { data, neo4j: toNeo4j({ ...flags, neo4jUri: uri }) } : { data }
}

/** @throws InvalidSettings if the address has a password, which every message with the address would show */
export function toNeo4j(
  flags: Omit<StoreFlags, 'data' | 'neo4jUri'> & { readonly neo4jUri: string },
): NonNullable<StoreOptions['neo4j']> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password, neo4jDatabase: database } = flags
  if (uri.includes('@'))
    throw new InvalidSettings([
      '--neo4j-uri must not contain a user: set --neo4j-user, and TRIBUTARY_NEO4J_PASSWORD for the password.',
    ])
  return {
    uri,
    ...(isSet(user) ? { user } : {}),
    ...(isSet(password) ? { password } : {}),
    ...(isSet(database) ? { database } : {}),
  }
}
