import { homedir } from 'node:os'
import type { Command } from 'commander'
import { userFolder } from './user-folder.ts'
import { flag, isSet } from './options.ts'
import { WrongSettings } from './settings/wrong-settings.ts'
import type { StoreOptions } from './server-port.ts'

/** Where the graph lies: the same flags for every command that opens a store. */
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

/** @throws WrongSettings where flags contradict each other */
export function toStoreOptions(flags: StoreFlags): StoreOptions {
  const { data, neo4jUri: uri, neo4jUser: user, neo4jPassword: password, neo4jDatabase: database } = flags
  if (!isSet(uri) && (isSet(user) || isSet(password) || isSet(database)))
    throw new WrongSettings([
      'A user, password or database of Neo4j needs its address: --neo4j-uri bolt://HOST:7687.',
    ])
  return isSet(uri) ? { data, neo4j: toNeo4j({ ...flags, neo4jUri: uri }) } : { data }
}

/** @throws WrongSettings where the address holds a password, which would be told wherever the address is */
export function toNeo4j(
  flags: Omit<StoreFlags, 'data' | 'neo4jUri'> & { readonly neo4jUri: string },
): NonNullable<StoreOptions['neo4j']> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password, neo4jDatabase: database } = flags
  if (/^[^/]*\/\/[^/?#]*@/u.test(uri))
    throw new WrongSettings([
      'The address of Neo4j has a user in it: give that by --neo4j-user, and the password by TRIBUTARY_NEO4J_PASSWORD.',
    ])
  return {
    uri,
    ...(isSet(user) ? { user } : {}),
    ...(isSet(password) ? { password } : {}),
    ...(isSet(database) ? { database } : {}),
  }
}
