import { partitionsOf } from '../../domain/aggregate/partitions.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { DatasetFacet, DatasetFacetResult, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { list, own } from '../json-parts.ts'

/**
 * The part of a dataset that was read or written. Its partitions and locations become partitions of the interaction. The facet is
 * also stored, with all its conditions.
 */
export const subset: DatasetFacet = {
  key: 'subset',
  places: ['input', 'output'],
  alsoStored: true,
  read(facet, context) {
    const member = ['inputCondition', 'outputCondition', 'condition'].find(
      (name) => own(facet, name) !== undefined,
    )
    return member === undefined ? {} : partitionsResult(partsIn(own(facet, member), member, context, 0))
  },
}

/** The partition columns of a dataset, and the partitions that were read or written. */
export const partitioning: DatasetFacet = {
  key: 'partitioning',
  places: ['dataset'],
  alsoStored: true,
  read(facet, context) {
    const names = list(facet, 'partitions', context).flatMap((entry) => {
      const pairs = isJsonObject(entry) ? list(entry, 'identifier', context) : []
      return segments(
        pairs.flatMap((pair) =>
          isJsonObject(pair) ? [[pair.column ?? null, pair.value ?? null] as const] : [],
        ),
      )
    })
    return partitionsResult(names)
  },
}

function partitionsResult(names: readonly string[]): DatasetFacetResult {
  const partitions = partitionsOf(names)
  return partitions === undefined ? {} : { use: { partitions } }
}

/** Conditions that nest deeper are ignored. */
const MAX_DEPTH = 16

/** The partitions and locations that a condition lists, also in alternatives (OR). Other conditions list none. */
function partsIn(
  condition: Json | undefined,
  path: string,
  context: FacetContext,
  depth: number,
): readonly string[] {
  if (!isJsonObject(condition)) {
    if (condition !== undefined) context.warn(path, 'is not an object and was left out')
    return []
  }
  const under = { warn: (key: string, message: string) => context.warn(`${path}.${key}`, message) }
  switch (condition.type) {
    case 'partition':
      return list(condition, 'partitions', under).flatMap(partitionName)
    case 'location':
      return list(condition, 'locations', under).filter((place) => nameFault(place) === undefined) as string[]
    case 'binary':
      if (condition.operator !== 'OR' || depth >= MAX_DEPTH) return []
      return (['left', 'right'] as const).flatMap((side) =>
        partsIn(own(condition, side), `${path}.${side}`, context, depth + 1),
      )
    default:
      return []
  }
}

/** The name of a partition, such as `business_date=2024-10-15/country=PL`, else its identifier. */
function partitionName(partition: Json): readonly string[] {
  if (!isJsonObject(partition)) return []
  const dimensions: JsonObject = isJsonObject(partition.dimensions) ? partition.dimensions : {}
  const named = segments(Object.entries(dimensions))
  const { identifier } = partition
  return named.length > 0 || nameFault(identifier) !== undefined ? named : [identifier as string]
}

function segments(pairs: readonly (readonly [key: Json, value: Json])[]): readonly string[] {
  const name = pairs
    .map((pair) => pair.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('='))
    .join('/')
  return nameFault(name) === undefined ? [name] : []
}
