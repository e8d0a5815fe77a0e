import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HeldAnswer } from '../app/answer-memory.ts'
import type { SerializedAnswer } from '../app/ask.ts'
import type { Format } from '../render/format-names.ts'
import { renderParts } from '../render/formats.ts'
import {
  parseSerialized,
  serializedBytes,
  serializedToJson,
  serializedToNdjson,
} from '../render/parse-serialized.ts'
import type { AnswerParts } from './answer-body.ts'
import { HttpProblem } from './http-problem.ts'

/** The objects of an answer and its rendered text need at most about this many times the memory of its bytes. */
const OBJECTS_FACTOR = 6
/** Characters per encoded chunk. */
const CHUNK = 64 * 1024
/** Bytes after which other requests get a turn. */
const BYTES_PER_TURN = 1024 * 1024
/** NDJSON adds at most nine characters to an item, which has at least two characters and a line feed. */
const WRAPPED_FACTOR = 4

/**
 * Renders an answer; undefined if the format cannot represent it. JSON and NDJSON are produced from the bytes of the store while
 * they are sent. The other formats need the answer as objects, whose memory is counted until the text is complete.
 * @param deadline the end of the query's time limit, by `performance.now()`
 * @throws NoRoomForAnswer, or HttpProblem 503 if the time limit ends before the text is complete
 */
export async function renderAnswer(
  answer: SerializedAnswer,
  format: Format,
  held: HeldAnswer,
  deadline: number,
): Promise<AnswerParts | undefined> {
  if (format === 'json') {
    const { bytes, parts } = serializedToJson(answer)
    held.take(bytes)
    return { bytes, parts: parts() }
  }
  const source = serializedBytes(answer)
  if (format === 'ndjson') {
    held.take(source)
    return { bytes: source * WRAPPED_FACTOR, parts: serializedToNdjson(answer) }
  }
  held.take(source * OBJECTS_FACTOR)
  const parts = renderParts(format, parseSerialized(answer), {
    at: Date.now(),
    check: renderDeadline(deadline),
  })
  if (parts === undefined) {
    held.release()
    return undefined
  }
  const text = await encoded(parts, held)
  held.give(source * OBJECTS_FACTOR)
  return text
}

/** Encodes texts in UTF-8, and counts their bytes against the memory as it goes. */
async function encoded(parts: Iterable<string>, held: HeldAnswer): Promise<AnswerParts> {
  const encoder = new TextEncoder()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  let turn = 0
  let text = ''
  const encode = (): void => {
    const chunk = encoder.encode(text)
    held.take(chunk.byteLength)
    bytes += chunk.byteLength
    turn += chunk.byteLength
    chunks.push(chunk)
    text = ''
  }
  for (const part of parts) {
    text += part
    if (text.length < CHUNK) continue
    encode()
    if (turn < BYTES_PER_TURN) continue
    turn = 0
    await nextTurn()
  }
  if (text !== '') encode()
  return { bytes, parts: chunks }
}

/** The minimum time for rendering, in milliseconds, even if the query used up its time limit. */
const MIN_RENDER_MS = 250
/** Calls per reading of the clock, which costs about as much as rendering a line. */
const CALLS_PER_READING = 32

/**
 * Returns a check for code that renders an answer. It throws HttpProblem 503 after the time limit of the query.
 * @param deadline by `performance.now()`
 */
function renderDeadline(deadline: number): () => void {
  const end = Math.max(deadline, performance.now() + MIN_RENDER_MS)
  let calls = 0
  return () => {
    if (calls++ % CALLS_PER_READING === 0 && performance.now() > end) throw tooLong()
  }
}

const tooLong = (): HttpProblem =>
  new HttpProblem(
    'unavailable',
    'the time limit of the query ended while the answer was rendered in this format: raise limits.timeMs, request fewer nodes and edges, or request JSON',
  )
