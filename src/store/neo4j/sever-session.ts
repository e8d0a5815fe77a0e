import type { Socket } from 'node:net'
import type { Session } from 'neo4j-driver'

/**
 * The connections that a session holds now. Taken before the session is closed: afterwards it no longer says which they
 * were.
 */
export type HeldConnections = readonly Promise<unknown>[]

export function connectionsOf(session: Session): HeldConnections {
  const { _readConnectionHolder: reads, _writeConnectionHolder: writes } = session as unknown as Internals
  return [reads, writes].flatMap((holder) => {
    const connection = holder?.getConnection?.()
    // One that cannot be made is reported by the call that wanted it.
    connection?.catch(() => undefined)
    return connection === undefined ? [] : [connection]
  })
}

/**
 * Destroys the sockets of connections. All that waits for the server on one of them fails then, the driver drops it from its
 * pool, and the server, once it looks, rolls back what was under way. The driver has no public way to do this: it
 * ends a connection's work by messages, and waits for the answers of a server that may never answer.
 */
export function sever(connections: HeldConnections, reason: Error): void {
  for (const connection of connections)
    connection.then(
      (held) => socketOf(held as Connection | null)?.destroy(reason),
      () => undefined,
    )
}

const socketOf = (connection: Connection | null): Socket | undefined =>
  connection === null ? undefined : (connection._ch?._conn ?? socketOf(connection._delegate ?? null))

/** What is read of the driver's internals (6.x); all of it optional, so that another driver's lack is not fatal. */
interface Internals {
  readonly _readConnectionHolder?: Holder
  readonly _writeConnectionHolder?: Holder
}
interface Holder {
  getConnection?(): Promise<unknown>
}
interface Connection {
  readonly _delegate?: Connection
  readonly _ch?: { readonly _conn?: Socket }
}
