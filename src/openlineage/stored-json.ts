import type { Json, JsonObject } from '../lib/json.ts'

/** Facets without a place of their own are kept up to this size, as JSON text in bytes of UTF-8. */
export const MAX_FACET_BYTES = 65_536
const MAX_DEPTH = 64

export type StoredJson = { readonly value: Json } | { readonly fault: string }

/** A facet as it is kept: without `_producer` and `_schemaURL`. A fault says why it is not, as the end of a sentence. */
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
  // Well-formed JSON text escapes lone surrogates, and nothing else that begins so.
  return { value: /\\ud/i.test(json) ? wellFormed(value) : value }
}

/** Whether values are nested deeper than that; without recursion, for whoever sends a million brackets. */
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

/** Lone surrogates, which no store can keep, become U+FFFD in names and texts. */
function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(wellFormed)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  )
}
