import { isJsonObject } from '../lib/json.ts'
import { decodeJson, decodeText } from './decode-json.ts'
import { HttpProblem } from './http-problem.ts'

/** One event of a batch: its value, or what is wrong with its text. */
export type BatchItem =
  | { readonly kind: 'event'; readonly value: unknown; readonly bytes: number }
  | { readonly kind: 'malformed'; readonly reason: string; readonly line: Uint8Array }

const NEWLINE = 0x0a

/**
 * Events of one batch. Two bytes make an element of an array, and each costs an answer that is hundreds of times longer:
 * without this bound a body within its limit could take the memory of the whole process.
 */
export const MAX_BATCH_EVENTS = 100_000

/**
 * The lines of NDJSON that are not blank, one event each; a bad line never harms the others.
 * @throws HttpProblem 413 where they are more than MAX_BATCH_EVENTS, before the first one is read
 */
export function splitNdjson(body: Uint8Array): Iterable<BatchItem> {
  if (countLines(body) > MAX_BATCH_EVENTS) throw tooMany()
  return readLines(body)
}

/** Lines that are more than spaces, tabs and a carriage return. */
function countLines(body: Uint8Array): number {
  let lines = 0
  let blank = true
  for (const byte of body)
    if (byte === NEWLINE) blank = true
    else if (blank && byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) {
      blank = false
      lines++
    }
  return lines
}

function* readLines(body: Uint8Array): Generator<BatchItem> {
  for (let start = 0; start < body.length;) {
    const found = body.indexOf(NEWLINE, start)
    const end = found === -1 ? body.length : found
    const item = readLine(body.subarray(start, end))
    if (item !== undefined) yield item
    start = end + 1
  }
}

function readLine(bytes: Uint8Array): BatchItem | undefined {
  try {
    const text = decodeText(bytes)
    if (text.trim() === '') return undefined
    return { kind: 'event', value: decodeJson(text), bytes: bytes.byteLength }
  } catch (error) {
    if (error instanceof HttpProblem)
      return { kind: 'malformed', reason: error.message.replace('the body', 'the line'), line: bytes }
    throw error
  }
}

/**
 * The events of a JSON array; one event alone counts as an array of one.
 * @throws HttpProblem 400 where the body is no JSON, or neither; 413 where there are more than MAX_BATCH_EVENTS
 */
export function splitArray(body: Uint8Array): readonly BatchItem[] {
  const value = decodeJson(decodeText(body))
  const events = Array.isArray(value)
    ? (value as readonly unknown[])
    : isJsonObject(value)
      ? [value]
      : undefined
  if (events === undefined)
    throw new HttpProblem('malformed-body', 'a batch is a JSON array of events, or NDJSON')
  if (events.length > MAX_BATCH_EVENTS) throw tooMany()
  // Only commits are sized by it, so the mean will do.
  const bytes = Math.ceil(body.byteLength / Math.max(1, events.length))
  return events.map((event) => ({ kind: 'event', value: event, bytes }))
}

const tooMany = (): HttpProblem =>
  new HttpProblem('body-too-large', `a batch may have ${MAX_BATCH_EVENTS} events`)
