import type { Context } from 'hono'
import type { HeldAnswer } from '../app/answer-memory.ts'
import type { AppEnv } from './app-env.ts'

/** The largest chunk, in bytes, that is passed to a connection. */
const CHUNK = 64 * 1024
/** Milliseconds in which a client must read each chunk, which is 2 KiB per second. */
export const CHUNK_MS = 30_000

type Part = string | Uint8Array<ArrayBuffer>

export interface AnswerParts {
  readonly parts: Iterable<Part>
  /** The size of all parts in UTF-8, or an upper bound. */
  readonly bytes: number
}

/**
 * The body of an answer: one piece if it is small, else a stream that produces chunks as fast as the client reads them. `held` is
 * released when the client has the whole body or the connection closes. A connection that reads no chunk for `chunkMs`
 * milliseconds is closed.
 */
export function answerBody(
  c: Context<AppEnv>,
  { parts, bytes }: AnswerParts,
  held: HeldAnswer,
  chunkMs = CHUNK_MS,
): ReadableStream<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer> {
  const outgoing = (c.env as AppEnv['Bindings'] | undefined)?.outgoing
  if (outgoing?.closed === true) held.release()
  else outgoing?.once('close', () => held.release())

  const chunks = inChunks(parts)
  if (bytes <= CHUNK) {
    const whole = concat([...chunks])
    if (outgoing === undefined) held.release()
    return whole
  }
  let deadline: NodeJS.Timeout | undefined
  return new ReadableStream(
    {
      pull(controller) {
        clearTimeout(deadline)
        const next = chunks.next()
        if (next.done === true) {
          controller.close()
          if (outgoing === undefined) held.release()
          return
        }
        controller.enqueue(next.value)
        // Not by an error of the stream: the server would append its text to the answer.
        deadline = setTimeout(() => outgoing?.destroy(), chunkMs)
        deadline.unref()
      },
      cancel() {
        clearTimeout(deadline)
        chunks.return(undefined)
        held.release()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Joins small parts and cuts large ones, into chunks of similar size. */
function* inChunks(parts: Iterable<Part>): Generator<Uint8Array<ArrayBuffer>, undefined> {
  const encoder = new TextEncoder()
  let small: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (const part of parts) {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part
    if (size > 0 && size + bytes.byteLength > CHUNK) {
      yield concat(small)
      small = []
      size = 0
    }
    if (bytes.byteLength < CHUNK / 4) {
      small.push(bytes)
      size += bytes.byteLength
    } else if (size > 0) {
      yield concat([...small, bytes])
      small = []
      size = 0
    } else for (let i = 0; i < bytes.byteLength; i += CHUNK) yield bytes.subarray(i, i + CHUNK)
  }
  if (size > 0) yield concat(small)
}

function concat(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  if (chunks.length === 1) return chunks[0]!
  const whole = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
