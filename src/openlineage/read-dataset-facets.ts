import type { DatasetName } from '../domain/aggregate.ts'
import { mergePartitions } from '../domain/aggregate/partitions.ts'
import { isLabelSort, labelField } from '../domain/label-fields.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { EventDraft } from './event-draft.ts'
import type { DatasetFacetResult, DatasetRole, FacetContext, UseFacetResult } from './facet.ts'
import { facetEntries, type FacetEntry } from './facet-entries.ts'
import { isEnvironmentFacet } from './facets/environment.ts'
import { datasetFacet } from './facets/facet-registry.ts'
import { storedJson } from './stored-json.ts'

type DatasetPlace = 'dataset' | 'input' | 'output'

const MEMBERS = { dataset: 'facets', input: 'inputFacets', output: 'outputFacets' } as const

const PLACES: { readonly [R in DatasetRole]: readonly DatasetPlace[] } = {
  read: ['dataset', 'input'],
  written: ['dataset', 'output'],
  declared: ['dataset'],
}

interface Owner {
  readonly dataset: DatasetName
  readonly role: DatasetRole
  readonly job?: DatasetName
  /** The path of the entry in the event, such as `inputs[0]`. */
  readonly path: string
}

/** Reads all facets of one dataset, input or output of an event. */
export function readDatasetFacets(entry: JsonObject, owner: Owner, draft: EventDraft): DatasetFacetResult {
  const { path: entryPath, ...known } = owner
  const warn = (path: string, message: string): void => draft.warn(`${entryPath}.${path}`, message)
  const drop = (path: string, message: string): void => draft.drop(`${entryPath}.${path}`, message)
  return PLACES[owner.role]
    .flatMap((place) =>
      facetEntries(entry, MEMBERS[place], { warn, drop }).map((facet) => {
        const path = `${MEMBERS[place]}.${facet.key}`
        const result = readFacet(facet, {
          ...known,
          place,
          normalise: draft.normalise,
          toInputSpelling: draft.toInputSpelling,
          share: draft.share,
          mention: draft.mention,
          mentionJob: draft.mentionJob,
          drop: (at, message) => drop(at === '' ? path : `${path}.${at}`, message),
          warn: (at, message) => warn(at === '' ? path : `${path}.${at}`, message),
        })
        return withLabelSource(result, draft.source)
      }),
    )
    .reduce(joinResults, {})
}

/** Assigns the labels among the fields to the event's source. */
function withLabelSource(result: DatasetFacetResult, source: string): DatasetFacetResult {
  if (result.fields === undefined) return result
  const fields = Object.entries(result.fields).map(([field, value]) => [
    isLabelSort(field) ? labelField(field, source) : field,
    value,
  ])
  return { ...result, fields: Object.fromEntries(fields) as { readonly [field: string]: Json } }
}

function readFacet({ key, facet, deleted }: FacetEntry, context: FacetContext): DatasetFacetResult {
  const place = context.place as DatasetPlace
  const known = datasetFacet(place, key)
  if (deleted) {
    const stored = known === undefined || known.alsoStored === true ? storedFacet(place, key, null) : {}
    return joinResults(stored, known?.withdrawn ?? {})
  }
  if (known !== undefined && known.alsoStored !== true) return known.read(facet, context)
  if (isEnvironmentFacet(key)) {
    context.drop('', 'was left out: only runs and jobs have this facet, and its values are never stored')
    return {}
  }
  const stored = storedJson(facet)
  if ('fault' in stored) context.drop('', stored.fault)
  const result = 'value' in stored ? storedFacet(place, key, stored.value) : {}
  return known === undefined ? result : joinResults(result, known.read(facet, context))
}

/** Stores a facet as JSON on the dataset or, for facets of inputs and outputs, on the interaction. */
function storedFacet(place: DatasetPlace, key: string, value: Json): DatasetFacetResult {
  return place === 'dataset'
    ? { fields: { [`facets.${key}`]: value } }
    : { use: { facets: { [key]: value } } }
}

function joinResults(a: DatasetFacetResult, b: DatasetFacetResult): DatasetFacetResult {
  const use = a.use && b.use ? joinUses(a.use, b.use) : (a.use ?? b.use)
  return {
    ...a,
    ...b,
    ...(a.fields && b.fields ? { fields: { ...a.fields, ...b.fields } } : {}),
    ...(a.columns && b.columns ? { columns: [...a.columns, ...b.columns] } : {}),
    ...(use === undefined ? {} : { use }),
  }
}

function joinUses(a: UseFacetResult, b: UseFacetResult): UseFacetResult {
  return {
    ...a,
    ...b,
    ...(a.partitions && b.partitions ? { partitions: mergePartitions(a.partitions, b.partitions) } : {}),
    ...(a.statistics && b.statistics ? { statistics: joinStatistics(a.statistics, b.statistics) } : {}),
    ...(a.facets && b.facets ? { facets: { ...a.facets, ...b.facets } } : {}),
  }
}

type Statistics = NonNullable<UseFacetResult['statistics']>

/** The greater of each number, like the merge of two events. */
function joinStatistics(a: Statistics, b: Statistics): Statistics {
  const names = ['numBytes', 'numRows', 'numFiles'] as const
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = [a[name], b[name]].filter((value) => value !== undefined)
      return values.length === 0 ? [] : [[name, Math.max(...values)]]
    }),
  )
}
