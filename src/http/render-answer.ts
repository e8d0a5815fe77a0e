import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HeldAnswer } from '../app/answer-memory.ts'
import type { WrittenAnswer } from '../app/ask.ts'
import type { Format } from '../render/format-names.ts'
import { renderParts } from '../render/formats.ts'
import {
  parseSerialized,
  serializedBytes,
  serializedToJson,
  serializedToNdjson,
} from '../render/parse-serialized.ts'
import type { AnswerParts } from './answer-body.ts'
import { writingTime } from './writing-time.ts'

/** An answer's objects, and what a format makes of them, take at most about so many times the memory of its bytes. */
const OBJECTS_FACTOR = 6
/** Characters that are encoded at once. */
const CHUNK = 64 * 1024
/** Other requests get a turn after so many bytes. */
const BYTES_OF_A_TURN = 1024 * 1024
/** An item has two characters and a line feed at least, and in a line of NDJSON at most nine more. */
const WRAPPED_FACTOR = 4

/**
 * An answer in a format, held as bytes; undefined where the format cannot carry it. JSON and NDJSON are made from the bytes of the
 * store while they are sent. The other formats need the answer as objects: they are held only until their text is made.
 * @param deadline when the query's time is up, by `performance.now()`
 * @throws NoRoomForAnswer, or HttpProblem 503 if the time is up before the text is made
 */
export async function renderAnswer(
  answer: WrittenAnswer,
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
    check: writingTime(deadline),
  })
  if (parts === undefined) {
    held.release()
    return undefined
  }
  const text = await encoded(parts, held)
  held.give(source * OBJECTS_FACTOR)
  return text
}

/** Texts in UTF-8; their bytes are taken from the memory as they are made. */
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
    if (turn < BYTES_OF_A_TURN) continue
    turn = 0
    await nextTurn()
  }
  if (text !== '') encode()
  return { bytes, parts: chunks }
}
