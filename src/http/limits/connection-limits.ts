import type { Server, ServerOptions, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { clientAddress, isLoopback } from './client-address.ts'
import { createConnectionTable } from './connection-table.ts'

/** The default limit of open connections. An idle one needs some kilobytes and a file descriptor. */
export const MAX_CONNECTIONS = 10_000

/** The default limit of open connections from one address of another machine. */
export const MAX_CONNECTIONS_PER_ADDRESS = 1_250

/** If a client reads nothing of an answer for this many milliseconds (at most twice that), the server closes the connection. */
export const STALLED_MS = 15_000

/** Limits for slow clients, in milliseconds and bytes. */
export const CONNECTION_OPTIONS: ServerOptions = {
  // For the request line and headers, from the start of the connection or the end of the previous request.
  headersTimeout: 20_000,
  // For a request with its body. 32 MiB in this time are 270 KiB per second.
  requestTimeout: 120_000,
  // The interval in which Node enforces the two timeouts above.
  connectionsCheckingInterval: 5_000,
  // Clients in Java and Python reuse connections after Node's default of 5 s. They lose an event if the server closes first.
  keepAliveTimeout: 75_000,
  // Large enough for a long token. A key has 61 bytes.
  maxHeaderSize: 16 * 1024,
}

export interface ConnectionLimits {
  readonly maxConnections: number
  /** The limit of one address; 0: no limit. */
  readonly maxPerAddress: number
}

/**
 * Enforces the limits of connections (`createConnectionTable`), and closes a connection whose client does not read its answer. The
 * limit per address does not apply to loopback addresses, because a proxy on this machine opens connections for all its clients.
 * `responses` maps a socket to its current response.
 */
export function limitConnections(
  server: Server,
  { maxConnections, maxPerAddress }: ConnectionLimits,
  responses: WeakMap<object, ServerResponse>,
): void {
  const table = createConnectionTable<Connection>(maxConnections)
  // Key: addresses and ports of both ends. With TLS, requests have another socket object than the connection, with the same ends.
  const connections = new Map<string, Connection>()

  // Before the server reads from the socket.
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
    const response = responses.get(socket)
    const isAnswering = response !== undefined && !response.writableFinished
    const hasUnreadBytes = socket.writableLength > 0
    // Without unread bytes, the server is still computing the answer. Before the first request, `headersTimeout` applies, which
    // sends an answer.
    if (response === undefined || (isAnswering && !hasUnreadBytes)) socket.setTimeout(STALLED_MS)
    else socket.destroy()
  })
}

interface Connection {
  readonly socket: Socket
}

const endsOf = ({ remoteAddress, remotePort, localAddress, localPort }: Socket): string =>
  `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`
