import type { DatasetFacts, DatasetName, DatasetUse } from '../domain/aggregate.ts'
import { datasetId } from '../domain/ids.ts'
import { mergeUses } from '../domain/aggregate/merge-aggregates.ts'
import { mergePartitions, partitionsOf } from '../domain/aggregate/partitions.ts'
import type { Stamp } from '../domain/stamp.ts'
import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import { readDatasetName, type NamedDataset } from './dataset-name.ts'
import type { EventDraft } from './event-draft.ts'
import type { DatasetFacetResult, DatasetRole } from './facet.ts'
import { foldedPartition } from './folded-partition.ts'
import { placeOf } from './naming/place-of.ts'
import { stamped } from './read-activity-facets.ts'
import { readDatasetFacets } from './read-dataset-facets.ts'

type Uses = { readonly [datasetId: string]: DatasetUse }

/** Reads `inputs` or `outputs`: what the event says of the interactions, by dataset id. Datasets go into the draft. */
export function readUses(
  event: JsonObject,
  member: 'inputs' | 'outputs',
  role: DatasetRole,
  job: DatasetName,
  stamp: Stamp,
  draft: EventDraft,
): Uses {
  const entries = Object.hasOwn(event, member) ? event[member] : undefined
  if (entries === undefined || entries === null) return {}
  if (!Array.isArray(entries)) {
    draft.warn(member, 'is not an array and was left out')
    return {}
  }
  const uses = new Map<string, DatasetUse>()
  ;(entries as readonly Json[]).forEach((entry, index) => {
    const path = `${member}[${index}]`
    const named = readDatasetName(entry, draft.normalise, (message) => draft.warn(path, message))
    if (named === undefined || !isJsonObject(entry)) return
    const use = readDataset(entry, named, { role, job, path }, stamp, draft)
    const id = datasetId(use.namespace, use.name)
    const listed = uses.get(id)
    // One dataset listed twice, perhaps under two names that are one.
    uses.set(id, listed === undefined ? use : mergeUses(listed, use))
  })
  return Object.fromEntries(uses)
}

/** Reads one dataset of an event: describes it in the draft and returns what is said of the interaction. */
export function readDataset(
  entry: JsonObject,
  named: NamedDataset,
  at: { readonly role: DatasetRole; readonly job?: DatasetName; readonly path: string },
  stamp: Stamp,
  draft: EventDraft,
): DatasetUse {
  const reading = readDatasetFacets(entry, { dataset: named.name, ...at }, draft)
  draft.describe(factsOf(named.name, reading, at.role, stamp))
  return useOf(named, reading, stamp)
}

function factsOf(
  name: DatasetName,
  reading: DatasetFacetResult,
  role: DatasetRole,
  stamp: Stamp,
): DatasetFacts {
  const place = placeOf(name)
  return {
    kind: 'dataset',
    namespace: name.namespace,
    name: name.name,
    stamp,
    fields: reading.fields ?? {},
    ...(reading.schema === undefined ? {} : { schema: { ...reading.schema, role } }),
    columns: [...new Set(reading.columns)],
    symlinks: reading.symlinks ?? [],
    ...(reading.renamedFrom === undefined ? {} : { renamedFrom: reading.renamedFrom }),
    ...(place === undefined ? {} : { place }),
  }
}

function useOf({ name, raw }: NamedDataset, reading: DatasetFacetResult, stamp: Stamp): DatasetUse {
  const { statistics, facets, partitions, ...said } = reading.use ?? {}
  const named = foldedPartition(raw, name)
  const folded = named === undefined ? undefined : partitionsOf([named])
  const parts = partitions && folded ? mergePartitions(partitions, folded) : (partitions ?? folded)
  return {
    namespace: name.namespace,
    name: name.name,
    ...(raw.namespace === name.namespace && raw.name === name.name ? {} : { raw }),
    ...stamped(said, stamp),
    ...(parts === undefined ? {} : { partitions: parts }),
    ...(statistics === undefined ? {} : { statistics }),
    ...(facets === undefined ? {} : { facets: stamped(facets, stamp) }),
  }
}
