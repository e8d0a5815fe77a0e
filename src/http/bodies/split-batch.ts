import { isUtf8 } from 'node:buffer'
import { isJsonObject } from '../../lib/json.ts'
import { decodeJson, decodeText, overLimit, parseJson } from '../decode-json.ts'
import { HttpProblem } from '../http-problem.ts'
import { shapeOf, type JsonLimits } from './json-shape.ts'

/** The format of a batch. */
export type BatchForm = 'array' | 'ndjson'

/** The start and end offset of each item in the body, alternating. */
export type ItemBounds = Uint32Array

/**
 * The maximum number of items of a batch. An item can have two bytes, and its part of the answer has hundreds. Without this limit,
 * a body of allowed size could use up the memory of the process.
 */
export const MAX_BATCH_ITEMS = 100_000

const NEWLINE = 0x0a
const OPEN_ARRAY = 0x5b
const BOM = [0xef, 0xbb, 0xbf] as const
const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === NEWLINE

/**
 * Finds the items of a batch. They are parsed later, one by one, because the values of a whole body need many times its bytes.
 * `limits` apply to the whole body.
 * @throws HttpProblem 400 if an array is not JSON, 413 if there are too many items or values
 */
export function splitBatch(body: Uint8Array, form: BatchForm, limits: JsonLimits): ItemBounds {
  return form === 'ndjson' ? splitLines(body) : splitArray(body, limits)
}

/** Finds the lines that are not blank. An invalid line does not affect the others. */
function splitLines(body: Uint8Array): ItemBounds {
  const bounds: number[] = []
  for (let start = 0; start < body.length;) {
    const found = body.indexOf(NEWLINE, start)
    const end = found === -1 ? body.length : found
    let first = start
    while (first < end && isSpace(body[first])) first++
    if (first < end) add(bounds, start, end)
    start = end + 1
  }
  return Uint32Array.from(bounds)
}

/** Finds the elements of an array. A single object counts as an array of one. Parses each element only to check it. */
function splitArray(body: Uint8Array, limits: JsonLimits): ItemBounds {
  if (!isUtf8(body)) throw new HttpProblem('malformed-body', 'the body is not UTF-8')
  let from = BOM.every((byte, i) => body[i] === byte) ? BOM.length : 0
  while (from < body.length && isSpace(body[from])) from++
  if (body[from] !== OPEN_ARRAY) {
    if (!isJsonObject(decodeJson(body, limits)))
      throw new HttpProblem('malformed-body', 'a batch must be a JSON array of events, or NDJSON')
    return Uint32Array.of(0, body.length)
  }
  const bounds: number[] = []
  const shape = shapeOf(body, limits, (start, end) => add(bounds, start, end))
  if (shape.kind === 'unclosed')
    throw new HttpProblem('malformed-body', 'the body is not JSON: it ends too early')
  if (shape.kind !== 'whole') throw overLimit(shape.kind, limits)
  for (let i = shape.end; i < body.length; i++) if (!isSpace(body[i])) throw unreadable(body, i)
  if (bounds.length === 2 && body.subarray(bounds[0], bounds[1]).every(isSpace)) bounds.length = 0
  // With the right closing bracket, the array is valid if each element is.
  if (body[shape.end - 1] !== 0x5d) throw unreadable(body, shape.end - 1)
  for (let i = 0; i < bounds.length; i += 2) checkElement(body, bounds[i]!, bounds[i + 1]!)
  return Uint32Array.from(bounds)
}

function checkElement(body: Uint8Array, start: number, end: number): void {
  const text = decodeText(body.subarray(start, end))
  try {
    JSON.parse(text)
  } catch {
    parseJson(text, decodeText(body.subarray(0, start)).length)
  }
}

function add(bounds: number[], start: number, end: number): void {
  if (bounds.push(start, end) > 2 * MAX_BATCH_ITEMS)
    throw new HttpProblem(
      'body-too-large',
      `the batch has more than ${MAX_BATCH_ITEMS} events: send fewer in one request`,
    )
}

const unreadable = (body: Uint8Array, at: number): HttpProblem =>
  new HttpProblem(
    'malformed-body',
    `the body is not JSON: it cannot be read at character ${decodeText(body.subarray(0, at)).length}`,
  )
