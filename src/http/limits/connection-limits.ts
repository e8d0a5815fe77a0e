import type { Server, ServerOptions, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Connections at once, unless the operator says otherwise: idle, each takes some kilobytes and a file descriptor. */
export const MAX_CONNECTIONS = 10_000

/** An answer of which a caller takes nothing for so long, up to twice that, is given up. */
const STALLED_MS = 120_000

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

/**
 * Holds the connections of a server to their limits: further ones are closed as they come, and one ends whose caller does not
 * take its answer. `answers` tells which answer a connection is at.
 */
export function limitConnections(
  server: Server,
  maxConnections: number,
  answers: WeakMap<object, ServerResponse>,
): void {
  server.maxConnections = maxConnections
  server.timeout = STALLED_MS
  server.on('timeout', (socket: Socket) => {
    const answer = answers.get(socket)
    const isAnswering = answer !== undefined && !answer.writableFinished
    // Nothing has moved, but nothing waits to be taken either: the answer is still being found.
    if (isAnswering && socket.writableLength === 0) socket.setTimeout(STALLED_MS)
    else socket.destroy()
  })
}
