import { isUtf8 } from 'node:buffer'
import { shapeOf, type JsonLimits } from './bodies/json-shape.ts'
import { HttpProblem } from './http-problem.ts'

/** Levels of JSON. The deepest of 500 recorded events has 12. Recursive functions over JSON must not overflow the stack. */
export const MAX_DEPTH = 1000

/** The limits of queries and administration. A parameter may list 100,000 values. Parsing 200,000 takes less than 100 ms. */
export const REQUEST_JSON: JsonLimits = { depth: MAX_DEPTH, values: 200_000 }

/**
 * Decodes strict UTF-8, without a byte order mark at the start.
 * @throws HttpProblem 400 if the bytes are not UTF-8
 */
export function decodeText(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new HttpProblem('malformed-body', 'the body is not UTF-8')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/**
 * Parses JSON (RFC 8259) in UTF-8. Checks the limits before parsing.
 * @throws HttpProblem 400 if it is not JSON or nests too deeply, 413 if it has too many values
 */
export function decodeJson(bytes: Uint8Array, limits: JsonLimits = REQUEST_JSON): unknown {
  checkShape(bytes, limits)
  const text = decodeText(bytes)
  if (text.trim() === '') throw new HttpProblem('malformed-body', 'the body is empty')
  return parseJson(text)
}

/** @throws HttpProblem 400 if the body nests too deeply, 413 if it has too many values */
export function checkShape(bytes: Uint8Array, limits: JsonLimits): void {
  const { kind } = shapeOf(bytes, limits)
  if (kind === 'too-deep' || kind === 'too-many') throw overLimit(kind, limits)
}

export const overLimit = (kind: 'too-deep' | 'too-many', limits: JsonLimits): HttpProblem =>
  kind === 'too-deep'
    ? new HttpProblem('malformed-body', `the body nests deeper than ${limits.depth} levels: flatten it`)
    : new HttpProblem(
        'body-too-large',
        `the body has more than ${limits.values} JSON values: send less in one request`,
      )

/** Positions in messages count from `offset` characters before the text. @throws HttpProblem 400 */
export function parseJson(text: string, offset = 0): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new HttpProblem('malformed-body', `the body is not JSON: ${reason(error, offset)}`)
  }
}

/** The message of the engine quotes the text around the fault, which may be long or secret. */
function reason(error: unknown, offset: number): string {
  const message = error instanceof Error ? error.message : ''
  const position = /position (\d+)/.exec(message)?.[1]
  // With an offset, the text is an element of an array, and more text follows.
  if (offset === 0 && /end of JSON|Unterminated|end of data/i.test(message)) return 'it ends too early'
  return position === undefined
    ? 'it cannot be read'
    : `it cannot be read at character ${Number(position) + offset}`
}
