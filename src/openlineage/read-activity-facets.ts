import type { DatasetName } from '../domain/aggregate.ts'
import { isLabelSort, labelField } from '../domain/label-fields.ts'
import type { Stamp, Stamped } from '../domain/stamp.ts'
import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import type { EventDraft } from './event-draft.ts'
import { facetEntries } from './facet-entries.ts'
import { activityFacet } from './facets/facet-registry.ts'
import { storedJson } from './stored-json.ts'

/**
 * Reads the facets of `event.run` or `event.job` into entries of an aggregate. A known facet sets its own entries, any other is
 * stored under `facets.<key>`. A deleted facet sets its entries to null.
 */
export function readActivityFacets(
  event: JsonObject,
  place: 'run' | 'job',
  job: DatasetName,
  draft: EventDraft,
): { readonly [entry: string]: Json } {
  const owner = event[place]
  if (!isJsonObject(owner)) return {}
  const entries: { [entry: string]: Json } = {}
  const warn = (path: string, message: string): void => draft.warn(`${place}.${path}`, message)
  const drop = (path: string, message: string): void => draft.drop(`${place}.${path}`, message)
  for (const { key, facet, deleted } of facetEntries(owner, 'facets', { warn, drop })) {
    const known = activityFacet(place, key)
    const path = `facets.${key}`
    const nameOf = (entry: string): string => (isLabelSort(entry) ? labelField(entry, draft.source) : entry)
    if (deleted) {
      for (const entry of known?.entries ?? [`facets.${key}`]) entries[nameOf(entry)] = null
    } else if (known === undefined) {
      const stored = storedJson(facet)
      if ('value' in stored) entries[`facets.${key}`] = stored.value
      else drop(path, stored.fault)
    } else {
      const context = {
        place,
        job,
        normalise: draft.normalise,
        toInputSpelling: draft.toInputSpelling,
        share: draft.share,
        mention: draft.mention,
        mentionJob: draft.mentionJob,
        drop: (at: string, message: string) => drop(at === '' ? path : `${path}.${at}`, message),
        warn: (at: string, message: string) => warn(at === '' ? path : `${path}.${at}`, message),
      }
      for (const [entry, value] of Object.entries(known.read(facet, context))) entries[nameOf(entry)] = value
    }
  }
  return entries
}

/** Gives every value the event's stamp. */
export function stamped<T extends Json>(
  entries: { readonly [key: string]: T },
  stamp: Stamp,
): { readonly [key: string]: Stamped<T> } {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, { value, stamp }]))
}
