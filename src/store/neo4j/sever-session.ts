import type { Socket } from 'node:net'
import type { Session } from 'neo4j-driver'

/** The current connections of a session. Get them before closing the session, which forgets them. */
export type HeldConnections = readonly Promise<unknown>[]

export function connectionsOf(session: Session): HeldConnections {
  const { _readConnectionHolder: reads, _writeConnectionHolder: writes } = session as unknown as Internals
  return [reads, writes].flatMap((holder) => {
    const connection = holder?.getConnection?.()
    // If it cannot be opened, the call that needs it reports the error.
    connection?.catch(() => undefined)
    return connection === undefined ? [] : [connection]
  })
}

/**
 * Destroys the sockets of connections. Then all requests on them fail, the driver removes them from its pool, and the server
 * rolls back their transactions once it notices. The driver has no public API for this: it ends the work of a connection by
 * messages, and waits for answers that may never come.
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

/** Internals of the driver (6.x). All are optional, so that other versions of the driver do not cause errors. */
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
