import { createReconnectingStore, type ReconnectingStore } from '../app/reconnecting-store.ts'
import type { StoreOptions } from '../cli/server-port.ts'
import { messageOf } from './message-of.ts'
import { openStore } from './open-store.ts'

interface Log {
  readonly debug: (fields: object, message: string) => void
  readonly info: (fields: object, message: string) => void
  readonly warn: (fields: object, message: string) => void
  readonly error: (fields: object, message: string) => void
}

/** Opens the store of a server. The server listens before the store is open. */
export function openServerStore(
  options: StoreOptions & { readonly backupFolder?: string },
  log: Log,
): ReconnectingStore {
  const { data, neo4j } = options
  const [name, what] = neo4j === undefined ? ['the store', { data }] : ['Neo4j', { uri: neo4j.uri }]
  let loggedReason = ''
  return createReconnectingStore({
    kind: neo4j === undefined ? 'embedded' : 'neo4j',
    pending: neo4j === undefined ? 'the store is being opened' : `Neo4j at ${neo4j.uri} has not answered yet`,
    open: (onStep) =>
      openStore(options, {
        forMany: true,
        onStep,
        ...(options.backupFolder === undefined ? {} : { backups: options.backupFolder }),
        onNotice: ({ level, message, fields = {} }) => log[level](fields, message),
      }),
    // A file exists or does not exist, but a database may start after its clients.
    ...(neo4j === undefined ? { patienceMs: Infinity } : {}),
    onOpened: () => log[neo4j === undefined ? 'debug' : 'info'](what, `${name} is open`),
    onFailure(error) {
      const reason = messageOf(error)
      if (reason !== loggedReason) log.warn({ ...what, reason }, `${name} cannot be opened; trying again`)
      loggedReason = reason
    },
  })
}
