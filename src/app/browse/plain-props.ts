import type { Props, PropValue } from '../../domain/graph-schema.ts'
import { FOREVER, toIso } from '../../domain/time.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { FIELDS } from '../../query/fields.ts'

/** Properties of nodes and edges that are instants, in addition to the fields of type `time`. */
const INSTANTS: ReadonlySet<string> = new Set([
  'deletedAt',
  'lastEventAt',
  'nominalStart',
  'nominalEnd',
  'firstAt',
  'lastAt',
  'seenAt',
  'since',
])

const isTime = (name: string): boolean => INSTANTS.has(name) || FIELDS[name]?.type === 'time'

/** An instant in ISO 8601; undefined if it is absent or has no end yet. */
export const shownTime = (at: unknown): string | undefined =>
  typeof at === 'number' && at < FOREVER ? toIso(at) : undefined

/** Some properties or fields as JSON, with times in ISO 8601 and without absent values. */
export function plainProps(
  props: Props | { readonly [field: string]: PropValue | readonly (string | number)[] },
  names: readonly string[],
): JsonObject {
  const shown: Record<string, Json> = {}
  for (const name of names) {
    const value = isTime(name) ? shownTime(props[name]) : props[name]
    if (value !== undefined) shown[name] = value
  }
  return shown
}

/** The facets of a row, unchanged; empty if there are none. */
export function facetsOf({ facets }: Props): JsonObject {
  if (typeof facets !== 'string') return {}
  const value = JSON.parse(facets) as JsonObject
  return Object.keys(value).length === 0 ? {} : { facets: value }
}

/** The duration in milliseconds; empty while the start or the end is missing. */
export function durationOf({ startedAt, endedAt }: Props): { readonly durationMs?: number } {
  return typeof startedAt === 'number' && typeof endedAt === 'number' && endedAt < FOREVER
    ? { durationMs: endedAt - startedAt }
    : {}
}

/** The members without those that are undefined. */
export function present(members: { readonly [name: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined),
  )
}
