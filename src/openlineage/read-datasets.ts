import type { DatasetFacts, DatasetName, DatasetUse } from '../domain/aggregate.ts'
import { datasetId } from '../domain/ids.ts'
import { mergeUses } from '../domain/aggregate/merge-aggregates.ts'
import { mergePartitions, partitionsOf } from '../domain/aggregate/partitions.ts'
import type { Stamp } from '../domain/stamp.ts'
import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import { readDatasetName, type NamedDataset } from './dataset-name.ts'
import type { EventDraft } from './event-draft.ts'
import type { DatasetFacetResult, DatasetRole } from './facet.ts'
import { placeOf } from './naming/place-of.ts'
import { stamped } from './read-activity-facets.ts'
import { readDatasetFacets } from './read-dataset-facets.ts'

type Uses = { readonly [datasetId: string]: DatasetUse }

/** Reads `inputs` or `outputs` into interactions by dataset id. Adds the datasets to the draft. */
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
    // An event can list a dataset twice, also by two names that normalise to the same one.
    uses.set(id, listed === undefined ? use : mergeUses(listed, use))
  })
  return Object.fromEntries(uses)
}

/** Reads one dataset of an event: describes it in the draft and returns the interaction. */
export function readDataset(
  entry: JsonObject,
  named: NamedDataset,
  at: { readonly role: DatasetRole; readonly job?: DatasetName; readonly path: string },
  stamp: Stamp,
  draft: EventDraft,
): DatasetUse {
  const result = readDatasetFacets(entry, { dataset: named.name, ...at }, draft)
  draft.describe(factsOf(named.name, result, at.role, stamp))
  return useOf(named, result, stamp)
}

function factsOf(
  name: DatasetName,
  result: DatasetFacetResult,
  role: DatasetRole,
  stamp: Stamp,
): DatasetFacts {
  const place = placeOf(name)
  return {
    kind: 'dataset',
    namespace: name.namespace,
    name: name.name,
    stamp,
    fields: result.fields ?? {},
    ...(result.schema === undefined ? {} : { schema: { ...result.schema, role } }),
    columns: [...new Set(result.columns)],
    symlinks: result.symlinks ?? [],
    ...(result.renamedFrom === undefined ? {} : { renamedFrom: result.renamedFrom }),
    ...(place === undefined ? {} : { place }),
  }
}

function useOf({ name, raw }: NamedDataset, result: DatasetFacetResult, stamp: Stamp): DatasetUse {
  const { statistics, facets, partitions, ...values } = result.use ?? {}
  const partition = foldedPartition(raw, name)
  const folded = partition === undefined ? undefined : partitionsOf([partition])
  const parts = partitions && folded ? mergePartitions(partitions, folded) : (partitions ?? folded)
  return {
    namespace: name.namespace,
    name: name.name,
    ...(raw.namespace === name.namespace && raw.name === name.name ? {} : { raw }),
    ...stamped(values, stamp),
    ...(parts === undefined ? {} : { partitions: parts }),
    ...(statistics === undefined ? {} : { statistics }),
    ...(facets === undefined ? {} : { facets: stamped(facets, stamp) }),
  }
}

const PARTITION = /^[^=/]+=[^/]*$/

/**
 * The partition in the producer's path that the dataset's identity leaves out: `day=1/country=PL` of
 * `orders/day=1/country=PL/part-00000`. Undefined if the path contains none.
 */
function foldedPartition(raw: DatasetName, { name }: DatasetName): string | undefined {
  if (raw.name.length <= name.length || !raw.name.startsWith(name)) return undefined
  const segments = raw.name
    .slice(name.length)
    .split('/')
    .filter((segment) => PARTITION.test(segment))
  return segments.length === 0 ? undefined : segments.join('/')
}
