import type { OwnerEntry } from '../../domain/label-fields.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { ActivityFacet, DatasetFacet, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { own } from '../json-parts.ts'
import { labelEntries } from '../label-entries.ts'

/** The owners of a dataset, each with a type of ownership. */
export const datasetOwnership: DatasetFacet = {
  key: 'ownership',
  places: ['dataset'],
  withdrawn: { fields: { owners: null } },
  read(facet, context) {
    const owners = labelEntries(facet, 'owners', context, readOwner)
    return owners === undefined ? {} : { fields: { owners } }
  },
}

/** The owners of a job, each with a type of ownership. */
export const jobOwnership: ActivityFacet = {
  key: 'ownership',
  places: ['job'],
  entries: ['owners'],
  read(facet: JsonObject, context: FacetContext): { readonly [entry: string]: Json } {
    const owners = labelEntries(facet, 'owners', context, readOwner)
    return owners === undefined ? {} : { owners }
  },
}

/** The owner, or the fault of the entry as the end of a sentence. */
function readOwner(entry: Json): OwnerEntry | string {
  if (!isJsonObject(entry)) return 'is not an object and was left out'
  const fault = nameFault(entry.name)
  if (fault !== undefined) return `was left out: its name ${fault}`
  const type = own(entry, 'type') ?? ''
  const typeFault = type === '' ? undefined : nameFault(type)
  if (typeFault !== undefined) return `was left out: its type ${typeFault}`
  return [entry.name as string, type as string]
}
