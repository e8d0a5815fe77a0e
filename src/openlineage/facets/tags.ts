import type { TagEntry } from '../../domain/label-fields.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { ActivityFacet, DatasetFacet, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { labelEntries } from '../label-entries.ts'
import { own } from '../json-parts.ts'

/**
 * Tags of a dataset and of its columns: an entry with a `field` belongs to that column. The `source` of an entry is not stored,
 * because a producer replaces its whole set of tags.
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

/** Tags of a job. Tags of runs are stored as JSON, because no query uses them. Tags of dbt nodes: see dbt-node-tags.ts. */
export const jobTags: ActivityFacet = {
  key: 'tags',
  places: ['job'],
  entries: ['tags'],
  read(facet: JsonObject, context: FacetContext): { readonly [entry: string]: Json } {
    const tags = labelEntries(facet, 'tags', context, (entry) => readTag(entry, false))
    return tags === undefined ? {} : { tags }
  },
}

/** The tag, or the fault of the entry as the end of a sentence. */
export function readTag(entry: Json, columns: boolean): TagEntry | string {
  if (!isJsonObject(entry)) return 'is not an object and was left out'
  const { key } = entry
  const fault = nameFault(key)
  if (fault !== undefined) return `was left out: its key ${fault}`
  const value = repeatsKey(entry) ? '' : valueOf(own(entry, 'value'))
  const valueFault = value === '' ? undefined : nameFault(value)
  if (valueFault !== undefined) return `was left out: its value ${valueFault}`
  const field = columns ? own(entry, 'field') : undefined
  if (field === undefined) return [key as string, value as string]
  const fieldFault = nameFault(field)
  if (fieldFault !== undefined) return `was left out: its field ${fieldFault}`
  return [key as string, value as string, field as string]
}

/** Airflow's tags have no values. Its client repeats the key as the value. */
const repeatsKey = ({ key, value, source }: JsonObject): boolean => source === 'AIRFLOW' && value === key

/** The value of a tag as a text. `true` means a tag without a value. Numbers and booleans become texts. */
function valueOf(value: Json | undefined): Json {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return text === undefined || text === 'true' ? '' : text
}
