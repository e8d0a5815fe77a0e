import type { DatasetName } from '../domain/aggregate.ts'
import { mergePartitions } from '../domain/aggregate/partitions.ts'
import { isLabelSort, labelField } from '../domain/label-fields.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { EventDraft } from './event-draft.ts'
import type { DatasetReading, DatasetRole, FacetContext, UseReading } from './facet.ts'
import { facetEntries, type FacetEntry } from './facet-entries.ts'
import { isEnvironmentFacet } from './facets/environment.ts'
import { datasetFacet } from './facets/registry.ts'
import { keptJson } from './kept-json.ts'

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
  /** Where the entry stands in the event. */
  readonly path: string
}

/** Reads all facets of one dataset, input or output of an event. */
export function readDatasetFacets(entry: JsonObject, owner: Owner, draft: EventDraft): DatasetReading {
  const { path: entryPath, ...known } = owner
  const warn = (path: string, message: string): void => draft.warn(`${entryPath}.${path}`, message)
  const drop = (path: string, message: string): void => draft.drop(`${entryPath}.${path}`, message)
  return PLACES[owner.role]
    .flatMap((place) =>
      facetEntries(entry, MEMBERS[place], { warn, drop }).map((facet) => {
        const path = `${MEMBERS[place]}.${facet.key}`
        const reading = readFacet(facet, {
          ...known,
          place,
          normalise: draft.normalise,
          likeInput: draft.likeInput,
          share: draft.share,
          mention: draft.mention,
          mentionJob: draft.mentionJob,
          drop: (at, message) => drop(at === '' ? path : `${path}.${at}`, message),
          warn: (at, message) => warn(at === '' ? path : `${path}.${at}`, message),
        })
        return ofSource(reading, draft.source)
      }),
    )
    .reduce(joinReadings, {})
}

/** Its labels as told by one source. */
function ofSource(reading: DatasetReading, source: string): DatasetReading {
  if (reading.fields === undefined) return reading
  const fields = Object.entries(reading.fields).map(([field, value]) => [
    isLabelSort(field) ? labelField(field, source) : field,
    value,
  ])
  return { ...reading, fields: Object.fromEntries(fields) as { readonly [field: string]: Json } }
}

function readFacet({ key, facet, deleted }: FacetEntry, context: FacetContext): DatasetReading {
  const place = context.place as DatasetPlace
  const known = datasetFacet(place, key)
  if (deleted) {
    const kept = known === undefined || known.kept === true ? keptReading(place, key, null) : {}
    return joinReadings(kept, known?.withdrawn ?? {})
  }
  if (known !== undefined && known.kept !== true) return known.read(facet, context)
  if (isEnvironmentFacet(key)) {
    context.drop('', 'was left out: it is of runs and jobs, and its values are never kept')
    return {}
  }
  const kept = keptJson(facet)
  if ('fault' in kept) context.drop('', kept.fault)
  const reading = 'value' in kept ? keptReading(place, key, kept.value) : {}
  return known === undefined ? reading : joinReadings(reading, known.read(facet, context))
}

/** A facet without a place of its own is kept on the dataset, or on the interaction that it belongs to. */
function keptReading(place: DatasetPlace, key: string, value: Json): DatasetReading {
  return place === 'dataset'
    ? { fields: { [`facets.${key}`]: value } }
    : { use: { facets: { [key]: value } } }
}

function joinReadings(a: DatasetReading, b: DatasetReading): DatasetReading {
  const use = a.use && b.use ? joinUses(a.use, b.use) : (a.use ?? b.use)
  return {
    ...a,
    ...b,
    ...(a.fields && b.fields ? { fields: { ...a.fields, ...b.fields } } : {}),
    ...(a.columns && b.columns ? { columns: [...a.columns, ...b.columns] } : {}),
    ...(use === undefined ? {} : { use }),
  }
}

function joinUses(a: UseReading, b: UseReading): UseReading {
  return {
    ...a,
    ...b,
    ...(a.partitions && b.partitions ? { partitions: mergePartitions(a.partitions, b.partitions) } : {}),
    ...(a.statistics && b.statistics ? { statistics: joinStatistics(a.statistics, b.statistics) } : {}),
    ...(a.facets && b.facets ? { facets: { ...a.facets, ...b.facets } } : {}),
  }
}

type Statistics = NonNullable<UseReading['statistics']>

/** The greater of each, as between events. */
function joinStatistics(a: Statistics, b: Statistics): Statistics {
  const names = ['numBytes', 'numRows', 'numFiles'] as const
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = [a[name], b[name]].filter((value) => value !== undefined)
      return values.length === 0 ? [] : [[name, Math.max(...values)]]
    }),
  )
}
