import type { Server, ServerOptions, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { clientAddress, isLoopback } from './client-address.ts'
import { createConnectionTable } from './connection-table.ts'

/** Connections at once, unless the operator says otherwise: idle, each takes some kilobytes and a file descriptor. */
export const MAX_CONNECTIONS = 10_000

/** Connections at once of one address that is not of this machine, unless the operator says otherwise. */
export const MAX_CONNECTIONS_PER_ADDRESS = 1_250

/** An answer of which a caller takes nothing for so long, up to twice that, is given up. */
export const STALLED_MS = 15_000

/** What slow callers may take, in milliseconds and bytes. */
export const CONNECTION_OPTIONS: ServerOptions = {
  // The whole head of a request, from the opening of the connection or the end of the request before.
  headersTimeout: 20_000,
  // A request with its body: 32 MiB within this are 270 KiB a second.
  requestTimeout: 120_000,
  // How long after the two above a connection is found.
  connectionsCheckingInterval: 5_000,
  // Java and Python keep connections for longer than Node's 5 s, and lose an event if it closes first.
  keepAliveTimeout: 75_000,
  // Room for a large token; a key has 61 bytes.
  maxHeaderSize: 16 * 1024,
}

export interface ConnectionLimits {
  readonly maxConnections: number
  /** Of one address; 0: any number. */
  readonly maxPerAddress: number
}

/**
 * Holds the connections of a server to their limits, see `createConnectionTable`, and ends one whose caller does not take its answer.
 * Those of this machine are not limited by address: a proxy on it makes one for each of its own callers. `answers` tells
 * which answer a connection is at.
 */
export function limitConnections(
  server: Server,
  { maxConnections, maxPerAddress }: ConnectionLimits,
  answers: WeakMap<object, ServerResponse>,
): void {
  const table = createConnectionTable<Connection>(maxConnections)
  // By both ends: with TLS, requests come on a socket of their own, which has the ends of the connection below it.
  const connections = new Map<string, Connection>()

  // Before the server reads of it.
  server.prependListener('connection', (socket: Socket) => {
    const ends = endsOf(socket)
    const connection: Connection = { socket }
    const address = clientAddress(socket.remoteAddress, undefined, false)
    const isLimited = maxPerAddress > 0 && !isLoopback(address)
    const closed = table.open(connection, address, isLimited ? maxPerAddress : Infinity)
    if (closed !== connection) {
      connections.set(ends, connection)
      socket.once('close', () => {
        table.close(connection)
        if (connections.get(ends) === connection) connections.delete(ends)
      })
    }
    closed?.socket.destroy()
  })
  server.prependListener('request', ({ socket }, answer) => {
    const connection = connections.get(endsOf(socket))
    if (connection === undefined) return
    table.begin(connection)
    answer.once('close', () => table.end(connection))
  })

  server.timeout = STALLED_MS
  server.on('timeout', (socket: Socket) => {
    const answer = answers.get(socket)
    const isAnswering = answer !== undefined && !answer.writableFinished
    const isToBeTaken = socket.writableLength > 0
    // Nothing has moved, but nothing waits to be taken either: the answer is still being found. Before the first request
    // `headersTimeout` holds, which answers.
    if (answer === undefined || (isAnswering && !isToBeTaken)) socket.setTimeout(STALLED_MS)
    else socket.destroy()
  })
}

interface Connection {
  readonly socket: Socket
}

const endsOf = ({ remoteAddress, remotePort, localAddress, localPort }: Socket): string =>
  `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`
