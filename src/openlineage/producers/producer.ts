import type { Aggregate, DatasetName, Declaration, Interpretation } from '../../domain/aggregate.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { isJsonObject } from '../../lib/json.ts'

/** What one producer means by its events. */
export interface Producer {
  /** As `jobType.integration` names it, upper case, and as the last part of a `producer` URL does. */
  readonly integration: string
  /** How its runs are to be taken, decided on the merged aggregate. Pure. */
  interpret(aggregate: Aggregate): Interpretation
}

/** The value of an entry of run or job facets; undefined if absent or deleted. */
export function entry(facets: Aggregate['run'], key: string): Json | undefined {
  const value = Object.hasOwn(facets, key) ? facets[key]?.value : undefined
  return value === null ? undefined : value
}

/** The value of an entry that is an object of normalised parts; empty if absent. */
export function parts(facets: Aggregate['run'], key: string): JsonObject {
  const value = entry(facets, key)
  return isJsonObject(value) ? value : {}
}

export const asText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

export const asNumber = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined

/** Object members without those that are undefined. */
export function defined<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}

/** What follows the parent's name and a dot; undefined if the name does not begin so. */
export function below(parent: DatasetName | undefined, job: DatasetName): string | undefined {
  const prefix = parent === undefined ? undefined : `${parent.name}.`
  return prefix !== undefined && job.name.startsWith(prefix) && job.name.length > prefix.length
    ? job.name.slice(prefix.length)
    : undefined
}

/** Whether the job's events say that it streams, or is a service: either has no end of its own. */
export const isStreaming = ({ jobFacets }: Pick<Aggregate | Declaration, 'jobFacets'>): boolean => {
  const { processingType } = parts(jobFacets, 'jobType')
  return processingType === 'STREAMING' || processingType === 'SERVICE'
}
