import {
  createServer as createHttpServer,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttpsServer, Server as HttpsServer } from 'node:https'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AppEnv } from './app-env.ts'
import { answerClientError } from './client-error.ts'
import {
  CONNECTION_OPTIONS,
  limitConnections,
  MAX_CONNECTIONS,
  MAX_CONNECTIONS_PER_ADDRESS,
} from './limits/connection-limits.ts'
import { securityHeaders } from './security-headers.ts'
import type { TlsPair } from './tls-files.ts'

export interface ListenOptions {
  /** The certificate and its private key; absent: plain HTTP. */
  readonly tls?: TlsPair
  /** Open connections. Default: 10,000. */
  readonly maxConnections?: number
  /** Open connections from one address of another machine; 0: no limit. Default: 1,250. */
  readonly maxConnectionsPerAddress?: number
  /** Timeouts for slow clients. Default: `CONNECTION_OPTIONS`. */
  readonly slowness?: Pick<ServerOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>
}

export interface Listening {
  /** With the actual port. */
  readonly url: string
  /** Uses another certificate for new connections. Does nothing without TLS. */
  renewTls(pair: TlsPair): void
  /** Accepts no new connections, waits at most `drainMs` for requests in progress, then closes the remaining connections. */
  close(drainMs: number): Promise<void>
}

/** The server cannot listen on the address. The message names the cause and the remedy. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen'
}

/**
 * Serves an app on a host and port (0: a free one). Resolves when it accepts connections.
 * @throws CannotListen
 */
export async function listen(
  app: Hono<AppEnv>,
  host: string,
  port: number,
  {
    tls,
    maxConnections = MAX_CONNECTIONS,
    maxConnectionsPerAddress = MAX_CONNECTIONS_PER_ADDRESS,
    slowness,
  }: ListenOptions = {},
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      const bindings = env as HttpBindings
      return closeIfBodyUnread(await app.fetch(request, bindings), bindings)
    },
    createServer: tls === undefined ? createHttpServer : createHttpsServer,
    serverOptions: { ...CONNECTION_OPTIONS, ...slowness, ...tls },
  }) as Server
  const headers = securityHeaders(tls !== undefined)
  const responses = new WeakMap<object, ServerResponse>()
  // Before the app, so that a route can override these headers.
  server.prependListener('request', ({ socket }, answer) => {
    responses.set(socket, answer)
    for (const [name, value] of headers) answer.setHeader(name, value)
  })
  server.on('clientError', (error, socket) =>
    answerClientError(error, socket, responses.get(socket), headers),
  )
  limitConnections(server, { maxConnections, maxPerAddress: maxConnectionsPerAddress }, responses)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotListen(explain(error, host, port))),
    )
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address !== null ? address.port : port
  const scheme = tls === undefined ? 'http' : 'https'
  return {
    url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    renewTls(pair) {
      if (server instanceof HttpsServer) server.setSecureContext(pair)
    },
    close: (drainMs) => close(server, drainMs),
  }
}

/**
 * Closes the connection after an answer that comes before the whole body, instead of reading the rest of the body. The header
 * tells the client (RFC 9112 §9.6), which would otherwise send its next request on a closing connection.
 */
function closeIfBodyUnread(response: Response, { incoming }: HttpBindings): Response {
  if (!incoming.complete) response.headers.set('Connection', 'close')
  return response
}

async function close(server: Server, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
  })
  // Keep-alive connections become idle after their last answer, and would delay the end until their timeout.
  const idle = setInterval(() => {
    server.closeIdleConnections()
  }, 50)
  const deadline = setTimeout(() => {
    server.closeAllConnections()
  }, drainMs)
  await closed
  clearInterval(idle)
  clearTimeout(deadline)
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Choose another with --port, or --port 0 for a free one.`
    case 'EACCES':
      return `Port ${port} on ${host} needs privileges. Choose one above 1023 with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. Choose another with --host.`
    default:
      return `The server cannot listen on ${host}:${port}: ${error.message}`
  }
}
