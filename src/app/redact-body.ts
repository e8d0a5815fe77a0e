import { isJsonObject, type Json } from '../lib/json.ts'
import { redactJson } from '../lib/redact/redact-json.ts'
import { redactText } from '../lib/redact/redact-text.ts'

/**
 * The stored form of a refused body: without secrets, and cut to `limit` bytes. `size` is the number of bytes without the cut. JSON
 * remains JSON, so that it can be replayed. Other bodies, and bodies over the limit, are redacted as text. Bytes without secrets do
 * not change. Never throws.
 */
export function redactBody(
  body: Uint8Array,
  limit: number,
): { readonly stored: Uint8Array; readonly size: number } {
  if (body.byteLength <= limit) {
    const redacted = redactWhole(body)
    return { stored: redacted.subarray(0, limit), size: redacted.byteLength }
  }
  // A cut body is not replayed. Reads a little more than the limit, so that a secret at the cut is recognized in full.
  const stored = redactAsText(body.subarray(0, limit + BEYOND)).subarray(0, limit)
  return { stored: Uint8Array.from(stored), size: Math.max(body.byteLength, stored.byteLength + 1) }
}

const BEYOND = 65_536

function redactWhole(body: Uint8Array): Uint8Array {
  const value = parsed(body)
  if (value === undefined) return redactAsText(body)
  const redacted = redactJson(value)
  return redacted === value ? Uint8Array.from(body) : Buffer.from(JSON.stringify(redacted))
}

/** Undefined unless the body is a JSON object or array. */
function parsed(body: Uint8Array): Json | undefined {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Json
    return isJsonObject(value) || Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** As UTF-8 if valid, else byte by byte, so that other bytes do not change. */
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
