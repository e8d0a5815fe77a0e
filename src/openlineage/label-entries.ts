import type { DependencyEntry, OwnerEntry, TagEntry } from '../domain/label-fields.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { compareText } from '../lib/compare.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { FacetContext } from './facet.ts'
import { own } from './json-parts.ts'

/** More tags or owners than these a facet does not have; they are kept on the node's row. */
const MAX_ENTRIES = 4096

/**
 * The entries of `facet[member]` as a set: each once, in one order. `read` gives an entry or what is wrong with it. An
 * empty array is an empty set; undefined where the facet says nothing, be it that nothing of it can be read.
 */
export function labelEntries(
  facet: JsonObject,
  member: string,
  context: Pick<FacetContext, 'warn'>,
  read: (entry: Json, index: number) => TagEntry | OwnerEntry | DependencyEntry | string,
): Json | undefined {
  const said = own(facet, member)
  if (said === undefined) return undefined
  if (!Array.isArray(said)) {
    context.warn(member, 'is not an array and was left out')
    return undefined
  }
  const entries = new Map<string, Json>()
  let beyond = 0
  ;(said as readonly Json[]).forEach((given, index) => {
    const entry = read(given, index)
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
  if (entries.size === 0 && said.length > 0) return undefined
  return [...entries].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value)
}
