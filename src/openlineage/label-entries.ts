import type { DependencyEntry, OwnerEntry, TagEntry } from '../domain/label-fields.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { compareText } from '../lib/compare.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { FacetContext } from './facet.ts'
import { own } from './json-parts.ts'

/** The most tags, owners or dependencies of one facet. They are stored on the row of the node. */
const MAX_ENTRIES = 4096

/**
 * The entries of `facet[member]` as a set: distinct, in canonical order. `read` returns an entry, or its fault as a text. An empty
 * array is an empty set. Undefined if the member is absent, or if every entry is malformed.
 */
export function labelEntries(
  facet: JsonObject,
  member: string,
  context: Pick<FacetContext, 'warn'>,
  read: (entry: Json, index: number) => TagEntry | OwnerEntry | DependencyEntry | string,
): Json | undefined {
  const listed = own(facet, member)
  if (listed === undefined) return undefined
  if (!Array.isArray(listed)) {
    context.warn(member, 'is not an array and was left out')
    return undefined
  }
  const entries = new Map<string, Json>()
  let beyond = 0
  ;(listed as readonly Json[]).forEach((item, index) => {
    const entry = read(item, index)
    if (typeof entry === 'string') context.warn(`${member}[${index}]`, entry)
    else {
      const value = [...entry] as Json
      const key = canonicalJson(value)
      if (entries.has(key)) return
      if (entries.size < MAX_ENTRIES) entries.set(key, value)
      else beyond += 1
    }
  })
  if (beyond > 0) context.warn(member, `has more than ${MAX_ENTRIES} entries: ${beyond} were left out`)
  if (entries.size === 0 && listed.length > 0) return undefined
  return [...entries].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value)
}
