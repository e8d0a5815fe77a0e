import type { TagEntry } from '../../domain/label-fields.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { ActivityFacet, DatasetFacet, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { labelEntries } from '../label-entries.ts'
import { own } from '../json-parts.ts'

/**
 * Tags of a dataset and of its columns: an entry with a `field` is that column's. What an entry itself calls its source
 * is not kept: a producer replaces all that it said, from whichever source it had it.
 */
export const datasetTags: DatasetFacet = {
  key: 'tags',
  places: ['dataset'],
  withdrawn: { fields: { tags: null } },
  read(facet, context) {
    const tags = labelEntries(facet, 'tags', context, (entry) => readTag(entry, true))
    return tags === undefined ? {} : { fields: { tags } }
  },
}

/** Tags of a job. Those of runs stay as they came: nothing asks for them (those of dbt's nodes are the node's, dbt-node-tags.ts). */
export const jobTags: ActivityFacet = {
  key: 'tags',
  places: ['job'],
  entries: ['tags'],
  read(facet: JsonObject, context: FacetContext): { readonly [entry: string]: Json } {
    const tags = labelEntries(facet, 'tags', context, (entry) => readTag(entry, false))
    return tags === undefined ? {} : { tags }
  },
}

/** The tag, or what is wrong with the entry as the end of a sentence. */
export function readTag(entry: Json, columns: boolean): TagEntry | string {
  if (!isJsonObject(entry)) return 'is not an object and was left out'
  const { key } = entry
  const fault = nameFault(key)
  if (fault !== undefined) return `was left out: its key ${fault}`
  const value = isAirflows(entry) ? '' : valueOf(own(entry, 'value'))
  const valueFault = value === '' ? undefined : nameFault(value)
  if (valueFault !== undefined) return `was left out: its value ${valueFault}`
  const field = columns ? own(entry, 'field') : undefined
  if (field === undefined) return [key as string, value as string]
  const fieldFault = nameFault(field)
  if (fieldFault !== undefined) return `was left out: its field ${fieldFault}`
  return [key as string, value as string, field as string]
}

/** The tags of Airflow have no values: it sends each as its own. */
const isAirflows = ({ key, value, source }: JsonObject): boolean => source === 'AIRFLOW' && value === key

/** A tag that is merely there has the value `true` or none. Numbers and booleans count as their text. */
function valueOf(value: Json | undefined): Json {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return text === undefined || text === 'true' ? '' : text
}
