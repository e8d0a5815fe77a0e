import type { Context } from 'hono'
import type { HeldAnswer } from '../app/answer-memory.ts'
import type { AppEnv } from './app-env.ts'

/** So many bytes at the most are handed to a connection at once. */
const CHUNK = 64 * 1024
/** A client has to take each chunk within so many milliseconds: 2 KiB a second. */
export const CHUNK_MS = 30_000

type Part = string | Uint8Array<ArrayBuffer>

export interface AnswerParts {
  readonly parts: Iterable<Part>
  /** Of all parts in UTF-8; where it is not known, no less than that. */
  readonly bytes: number
}

/**
 * The body of an answer that takes memory until the client has all of it, or its connection ends: a small one in one piece, a
 * larger one as fast as the client takes it and no faster. A connection that takes no chunk for `chunkMs` milliseconds is
 * closed.
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
  let late: NodeJS.Timeout | undefined
  return new ReadableStream(
    {
      pull(controller) {
        clearTimeout(late)
        const next = chunks.next()
        if (next.done === true) {
          controller.close()
          if (outgoing === undefined) held.release()
          return
        }
        controller.enqueue(next.value)
        // To end the stream with an error would have the server add its text to the answer.
        late = setTimeout(() => outgoing?.destroy(), chunkMs)
        late.unref()
      },
      cancel() {
        clearTimeout(late)
        chunks.return(undefined)
        held.release()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Parts as chunks of about the same size: small ones are joined, large ones cut. */
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
