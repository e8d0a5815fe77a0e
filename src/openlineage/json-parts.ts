import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import type { FacetContext } from './facet.ts'

/** Readers of members that may be malformed. An absent member is undefined; a malformed one also causes a warning. */

type Warn = Pick<FacetContext, 'warn'>

/** An own member of an object; undefined if it is absent, inherited or null. */
export function own(object: JsonObject, key: string): Json | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  return value === null ? undefined : value
}

/** A non-empty text of at most `limit` UTF-16 units. NUL and lone surrogates become U+FFFD. */
export function text(object: JsonObject, key: string, context: Warn, limit = 65_536): string | undefined {
  const value = own(object, key)
  if (value === undefined || value === '') return undefined
  if (typeof value === 'string' && value.length <= limit)
    return value.replaceAll('\0', '\u{fffd}').toWellFormed()
  context.warn(
    key,
    typeof value === 'string'
      ? `is longer than ${limit} characters and was left out`
      : 'is not a string and was left out',
  )
  return undefined
}

export function list(object: JsonObject, key: string, context: Warn): readonly Json[] {
  const value = own(object, key)
  if (value === undefined) return []
  if (Array.isArray(value)) return value as readonly Json[]
  context.warn(key, 'is not an array and was left out')
  return []
}

export function record(object: JsonObject, key: string, context: Warn): JsonObject | undefined {
  const value = own(object, key)
  if (value === undefined || isJsonObject(value)) return value
  context.warn(key, 'is not an object and was left out')
  return undefined
}

/** A whole number of at least 0. A string of digits counts as one. */
export function count(object: JsonObject, key: string, context: Warn): number | undefined {
  const value = own(object, key)
  if (value === undefined) return undefined
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number
  context.warn(key, 'is not a whole number of at least 0 and was left out')
  return undefined
}

/** The members among `keys` that are texts of at most 4,096 UTF-16 units; undefined if there are none. */
export function texts(
  object: JsonObject,
  keys: readonly string[],
  context: Warn,
): { readonly [key: string]: string } | undefined {
  const entries = keys.flatMap((key) => {
    const value = text(object, key, context, 4096)
    return value === undefined ? [] : [[key, value] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
