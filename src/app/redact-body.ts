import { isJsonObject, type Json } from '../lib/json.ts'
import { redactJson } from '../lib/redact/redact-json.ts'
import { redactText } from '../lib/redact/redact-text.ts'

/**
 * What is kept of a body that was refused: without secrets, and cut to `limit` bytes. `size` is the bytes of all of it as it would be
 * kept. JSON stays JSON, so that it can be replayed; what is not JSON, or is longer than the limit, is redacted as a text. Bytes
 * that hold no secret stay as they were sent. Never throws.
 */
export function redactBody(
  body: Uint8Array,
  limit: number,
): { readonly kept: Uint8Array; readonly size: number } {
  if (body.byteLength <= limit) {
    const redacted = redactWhole(body)
    return { kept: redacted.subarray(0, limit), size: redacted.byteLength }
  }
  // What is cut is not replayed. A little more is read, so that no secret is known by its beginning alone.
  const kept = redactAsText(body.subarray(0, limit + BEYOND)).subarray(0, limit)
  return { kept: Uint8Array.from(kept), size: Math.max(body.byteLength, kept.byteLength + 1) }
}

const BEYOND = 65_536

function redactWhole(body: Uint8Array): Uint8Array {
  const value = parsed(body)
  if (value === undefined) return redactAsText(body)
  const redacted = redactJson(value)
  return redacted === value ? Uint8Array.from(body) : Buffer.from(JSON.stringify(redacted))
}

/** Undefined for what is not an object or a list of JSON. */
function parsed(body: Uint8Array): Json | undefined {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Json
    return isJsonObject(value) || Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** As UTF-8, else byte by byte: what is no secret stays as it is. */
function redactAsText(body: Uint8Array): Uint8Array {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1'
  const text = bytes.toString(encoding)
  const redacted = redactText(text)
  return redacted === text ? Uint8Array.from(body) : Buffer.from(redacted, encoding)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
