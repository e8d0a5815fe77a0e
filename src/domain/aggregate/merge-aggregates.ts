import type { Aggregate, DatasetUse, TimeRange } from '../aggregate.ts'
import { newest } from '../stamp.ts'
import { mergePartitions } from './partitions.ts'
import { greater, mergeByKey, newestByKey } from './newest-by-key.ts'
import { joinRanges } from './state.ts'

/**
 * Merges two aggregates of one (runId, job). Associative, commutative and idempotent: times take the least and the
 * greatest, sets take the union, statistics the maximum, and other values the newest by their own stamp. Returns `a`
 * itself if `b` adds nothing.
 */
export function mergeAggregates(a: Aggregate, b: Aggregate): Aggregate {
  const externalId = greater(a.externalId, b.externalId)
  const producer = newest(a.producer, b.producer)
  const given = both(a.given, b.given, newestByKey)
  const observed = both(a.observed, b.observed, joinRanges)
  const merged: Aggregate = {
    kind: 'run',
    id: a.id,
    runId: a.runId,
    ...(externalId === undefined ? {} : { externalId }),
    ...(a.restricted === true && b.restricted === true ? { restricted: true } : {}),
    job: a.job,
    times: mergeByKey(a.times as Times, b.times as Times, joinRanges),
    ...(given === undefined ? {} : { given }),
    ...(observed === undefined ? {} : { observed }),
    ...(producer === undefined ? {} : { producer }),
    run: newestByKey(a.run, b.run),
    jobFacets: newestByKey(a.jobFacets, b.jobFacets),
    inputs: mergeByKey(a.inputs, b.inputs, mergeUses),
    outputs: mergeByKey(a.outputs, b.outputs, mergeUses),
  }
  return a.restricted === merged.restricted && sameMembers(a, merged) ? a : merged
}

type Times = { readonly [kind: string]: TimeRange }

/** Merges what two events of one operation report about one input or output. */
export function mergeUses(a: DatasetUse, b: DatasetUse): DatasetUse {
  const merged: DatasetUse = {
    namespace: a.namespace,
    name: a.name,
    ...present('raw', greater(a.raw, b.raw)),
    ...present('schema', newest(a.schema, b.schema)),
    ...present('columnLineage', newest(a.columnLineage, b.columnLineage)),
    ...present('lineage', newest(a.lineage, b.lineage)),
    ...present('lifecycle', newest(a.lifecycle, b.lifecycle)),
    ...present('renamedFrom', newest(a.renamedFrom, b.renamedFrom)),
    ...present('version', newest(a.version, b.version)),
    ...present('partitions', both(a.partitions, b.partitions, mergePartitions)),
    ...present('statistics', maximum(a.statistics, b.statistics)),
    ...present('types', both(a.types, b.types, union)),
    ...present('connectAs', newest(a.connectAs, b.connectAs)),
    ...present('facets', both(a.facets, b.facets, newestByKey)),
  }
  return sameMembers(a, merged) ? a : merged
}

type Statistics = NonNullable<DatasetUse['statistics']>

function maximum(a: Statistics | undefined, b: Statistics | undefined): Statistics | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return mergeByKey(a as Numbers, b as Numbers, (x, y) => Math.max(x, y))
}

/** Merges two optional values; if only one is defined, returns it. */
function both<T>(a: T | undefined, b: T | undefined, merge: (a: T, b: T) => T): T | undefined {
  return a === undefined || b === undefined ? (a ?? b) : merge(a, b)
}

/** The union of two sorted sets; `a` itself if `b` adds nothing. */
function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return b.every((item) => a.includes(item)) ? a : [...new Set([...a, ...b])].sort()
}

type Numbers = { readonly [key: string]: number }

function present<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V })
}

/** Whether every member of the merged object is identical to the member of the original. */
function sameMembers(original: object, merged: object): boolean {
  const a = original as { readonly [key: string]: unknown }
  const b = merged as { readonly [key: string]: unknown }
  for (const key of Object.keys(b)) if (a[key] !== b[key]) return false
  return true
}
