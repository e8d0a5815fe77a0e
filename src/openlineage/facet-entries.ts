import { isJsonObject, type JsonObject } from '../lib/json.ts'
import type { FacetContext } from './facet.ts'
import { nameFault } from './name-fault.ts'
import { DROPPED_FACETS } from './facets/facet-registry.ts'

/** One facet of an object of facets. */
export interface FacetEntry {
  readonly key: string
  readonly facet: JsonObject
  readonly deleted: boolean
}

const MAX_KEY = 256

/**
 * The readable facets of `owner[member]`. Unreadable ones cause a warning; a null facet is ignored. Keys that every object
 * inherits (`__proto__`, `constructor`) are not facets.
 */
export function facetEntries(
  owner: JsonObject,
  member: string,
  { warn, drop }: Pick<FacetContext, 'warn' | 'drop'>,
): readonly FacetEntry[] {
  const facets = Object.hasOwn(owner, member) ? owner[member] : undefined
  if (facets === undefined || facets === null) return []
  if (!isJsonObject(facets)) {
    warn(member, 'is not an object and was left out')
    return []
  }
  return Object.entries(facets).flatMap(([key, facet]) => {
    if (facet === null) return []
    if (DROPPED_FACETS.has(key)) {
      drop(`${member}.${key}`, 'is not stored')
      return []
    }
    const fault = faultOf(key, facet)
    if (fault === undefined && isJsonObject(facet)) return [{ key, facet, deleted: facet._deleted === true }]
    warn(`${member}.${key}`, fault ?? 'was left out')
    return []
  })
}

function faultOf(key: string, facet: unknown): string | undefined {
  if (!isJsonObject(facet)) return 'is not an object and was left out'
  if (key in Object.prototype) return 'was left out: its key is reserved'
  const fault = nameFault(key) ?? (key.length > MAX_KEY ? 'is too long' : undefined)
  return fault === undefined ? undefined : `was left out: its key ${fault}`
}
