import type { Json, JsonObject } from '../lib/json.ts'

/** The largest facet that is stored as JSON text, in bytes of UTF-8. */
export const MAX_FACET_BYTES = 65_536
const MAX_DEPTH = 64

export type StoredJson = { readonly value: Json } | { readonly fault: string }

/** The stored form of a facet, without `_producer` and `_schemaURL`, or why it is not stored, as the end of a sentence. */
export function storedJson(facet: JsonObject): StoredJson {
  const value = Object.fromEntries(
    Object.entries(facet).filter(
      ([key]) => key !== '_producer' && key !== '_schemaURL' && key !== '_deleted',
    ),
  )
  if (isDeeper(value, MAX_DEPTH))
    return { fault: `is nested deeper than ${MAX_DEPTH} levels and was left out` }
  const json = JSON.stringify(value)
  if (json.length > MAX_FACET_BYTES / 3 && Buffer.byteLength(json) > MAX_FACET_BYTES)
    return { fault: `is larger than ${MAX_FACET_BYTES / 1024} KiB and was left out` }
  // JSON.stringify escapes lone surrogates as \udXXX. A literal "\ud" in a text only costs a needless copy.
  return { value: /\\ud/i.test(json) ? wellFormed(value) : value }
}

/** Whether a value is nested deeper than `limit`. Not recursive, so that a million brackets cannot exhaust the stack. */
export function isDeeper(value: Json, limit: number): boolean {
  let level: Json[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values<Json>(item) : [],
    )
  }
  return false
}

/** Replaces lone surrogates by U+FFFD in names and texts, because the stores cannot hold them. */
function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(wellFormed)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  )
}
