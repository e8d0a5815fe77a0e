import { isUtf8 } from 'node:buffer'
import { HttpProblem } from './http-problem.ts'

/** Deeper JSON than any producer sends; walking it recursively must not end the stack. */
const MAX_DEPTH = 1000

/**
 * Bytes as text: UTF-8 by the letter, a byte order mark in front is dropped.
 * @throws HttpProblem 400 where the bytes are not UTF-8
 */
export function decodeText(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new HttpProblem('malformed-body', 'the body is not UTF-8')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/**
 * The value of a JSON text (RFC 8259).
 * @throws HttpProblem 400 where it is none, or nests deeper than 1,000 levels
 */
export function decodeJson(text: string): unknown {
  if (text.trim() === '') throw new HttpProblem('malformed-body', 'the body is empty')
  try {
    const value: unknown = JSON.parse(text)
    if (!isDeeper(value, MAX_DEPTH)) return value
  } catch (error) {
    throw new HttpProblem('malformed-body', `the body is not JSON: ${reason(error)}`)
  }
  throw new HttpProblem('malformed-body', `the body nests deeper than ${MAX_DEPTH} levels`)
}

/** The engine's own message quotes the text around the fault, which may be long or secret. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const position = /position (\d+)/.exec(message)?.[1]
  if (/end of JSON|Unterminated|end of data/i.test(message)) return 'it ends too early'
  return position === undefined ? 'it cannot be read' : `it cannot be read at character ${position}`
}

/** Whether a value nests deeper than so many levels. Itself it goes no deeper than that. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  if (Array.isArray(value)) {
    for (const item of value) if (isDeeper(item, levels - 1)) return true
    return false
  }
  for (const key in value)
    if (isDeeper((value as { readonly [key: string]: unknown })[key], levels - 1)) return true
  return false
}
