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
  /** Certificate and private key; absent: plain HTTP. */
  readonly tls?: TlsPair
  /** At once; 10,000 where it is absent. */
  readonly maxConnections?: number
  /** At once, of one address that is not of this machine; 0: any number; 1,250 where it is absent. */
  readonly maxConnectionsPerAddress?: number
  /** What slow callers may take; `CONNECTION_OPTIONS` where it is absent. */
  readonly slowness?: Pick<ServerOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>
}

export interface Listening {
  /** With the port that was taken. */
  readonly url: string
  /** Takes another certificate for the connections to come; only where it listens with one. */
  renewTls(pair: TlsPair): void
  /** Takes no new connection, waits for the requests under way (at most `drainMs`), then closes what is left. */
  close(drainMs: number): Promise<void>
}

/** The address cannot be listened on; the message names cause and remedy. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen'
}

/**
 * Serves an app on a host and port (0: a free one); resolves when it can be reached.
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
      return closingUnread(await app.fetch(request, bindings), bindings)
    },
    createServer: tls === undefined ? createHttpServer : createHttpsServer,
    serverOptions: { ...CONNECTION_OPTIONS, ...slowness, ...tls },
  }) as Server
  const headers = securityHeaders(tls !== undefined)
  const answers = new WeakMap<object, ServerResponse>()
  // Before the app: these stand on every answer, and give way to those that a route sets.
  server.prependListener('request', ({ socket }, answer) => {
    answers.set(socket, answer)
    for (const [name, value] of headers) answer.setHeader(name, value)
  })
  server.on('clientError', (error, socket) => answerClientError(error, socket, answers.get(socket), headers))
  limitConnections(server, { maxConnections, maxPerAddress: maxConnectionsPerAddress }, answers)
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
 * Where an answer comes before the whole body, the connection ends with it: its rest is not worth reading. The caller must
 * be told (RFC 9112 §9.6), or its next request goes down a connection that is about to close.
 */
function closingUnread(response: Response, { incoming }: HttpBindings): Response {
  if (!incoming.complete) response.headers.set('Connection', 'close')
  return response
}

async function close(server: Server, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
  })
  // A kept-alive connection is idle again as soon as its last answer is out, and would hold the server up until its timeout.
  const idle = setInterval(() => {
    server.closeIdleConnections()
  }, 50)
  const late = setTimeout(() => {
    server.closeAllConnections()
  }, drainMs)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Choose another with --port, or --port 0 for a free one.`
    case 'EACCES':
      return `Port ${port} on ${host} needs privileges. Choose one above 1023 with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine. Choose another with --host.`
    default:
      return `${host}:${port} cannot be listened on: ${error.message}`
  }
}
