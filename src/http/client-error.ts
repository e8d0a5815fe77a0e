import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { PROBLEMS, type ProblemName } from './problems.ts'

/**
 * Milliseconds between the answer and closing the connection. Closing it at once would reset it, and the client would lose the
 * answer.
 */
const LINGER_MS = 1_000

/** Connections that got an answer already. */
const answered = new WeakSet<Duplex>()

/** Answers a connection whose bytes are not a valid request. The answer does not repeat them. */
export function answerClientError(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  answer: ServerResponse | undefined,
  headers: readonly (readonly [string, string])[],
): void {
  if (answered.has(socket)) return
  // The client would read the problem as part of an answer that has already begun.
  const hasBegun = answer?.headersSent === true && !answer.writableFinished
  if (error.code === 'ECONNRESET' || !socket.writable || hasBegun) {
    socket.destroy()
    return
  }
  answered.add(socket)
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
  const { status, title, about, next } = PROBLEMS[problem]
  const body = `${JSON.stringify({ type: `/problems/${problem}`, title, status, detail: about, next })}\n`
  const lines = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}
