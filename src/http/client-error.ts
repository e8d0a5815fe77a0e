import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { PROBLEMS, type ProblemName } from './problems.ts'

/** So long what a caller still sends is taken and thrown away: closed at once, the connection would lose the answer. */
const LINGER_MS = 1_000

const told = new WeakSet<Duplex>()

/** What a connection is told whose bytes are no request; nothing of them is repeated. */
export function answerClientError(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  answer: ServerResponse | undefined,
  headers: readonly (readonly [string, string])[],
): void {
  if (told.has(socket)) return
  // An answer that has begun would be taken to go on.
  const hasBegun = answer?.headersSent === true && !answer.writableFinished
  if (error.code === 'ECONNRESET' || !socket.writable || hasBegun) {
    socket.destroy()
    return
  }
  told.add(socket)
  socket.end(textOf(problemOf(error.code), headers))
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}

function problemOf(code: string | undefined): ProblemName {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return 'headers-too-large'
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request-timeout'
    default:
      return 'malformed-request'
  }
}

function textOf(problem: ProblemName, headers: readonly (readonly [string, string])[]): string {
  const { status, title, about } = PROBLEMS[problem]
  const body = `${JSON.stringify({ type: `/problems/${problem}`, title, status, detail: about })}\n`
  const lines = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}
