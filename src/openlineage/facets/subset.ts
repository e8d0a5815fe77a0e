import { partitionsOf } from '../../domain/aggregate/partitions.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { DatasetFacet, DatasetFacetResult, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { list, own } from '../json-parts.ts'

/**
 * Which part of a dataset was read or written. The partitions and locations that it lists are the interaction's partitions;
 * the facet is kept whole besides, with whatever conditions it has.
 */
export const subset: DatasetFacet = {
  key: 'subset',
  places: ['input', 'output'],
  alsoStored: true,
  read(facet, context) {
    const member = ['inputCondition', 'outputCondition', 'condition'].find(
      (name) => own(facet, name) !== undefined,
    )
    return member === undefined ? {} : reading(partsIn(own(facet, member), member, context, 0))
  },
}

/** Which columns a dataset is partitioned by, and the partitions that were read or written. */
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
    return reading(names)
  },
}

function reading(names: readonly string[]): DatasetFacetResult {
  const partitions = partitionsOf(names)
  return partitions === undefined ? {} : { use: { partitions } }
}

/** Deeper conditions than these name no partitions. */
const MAX_DEPTH = 16

/** The parts that a condition lists, those of alternatives together; other conditions name none. */
function partsIn(
  condition: Json | undefined,
  path: string,
  context: FacetContext,
  depth: number,
): readonly string[] {
  if (!isJsonObject(condition)) {
    if (condition !== undefined) context.warn(path, 'is not an object: it names no part')
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

/** `business_date=2024-10-15/country=PL`, or the identifier of one without dimensions. */
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
