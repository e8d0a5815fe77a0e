import type { Aggregate, DatasetName, Declaration, Interpretation } from '../../domain/aggregate.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { isJsonObject } from '../../lib/json.ts'

/** The rules of one producer. */
export interface Producer {
  /** The value of `jobType.integration` in upper case, which is also the last segment of a `producer` URL. */
  readonly integration: string
  /** Interprets a merged aggregate. Pure. */
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

/** The object without its undefined members. */
export function defined<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}

/** The rest of the job's name after the parent's name and a dot; undefined if it does not start with them. */
export function below(parent: DatasetName | undefined, job: DatasetName): string | undefined {
  const prefix = parent === undefined ? undefined : `${parent.name}.`
  return prefix !== undefined && job.name.startsWith(prefix) && job.name.length > prefix.length
    ? job.name.slice(prefix.length)
    : undefined
}

/** Whether the job is a stream or a service. Neither ends by itself. */
export const isStreaming = ({ jobFacets }: Pick<Aggregate | Declaration, 'jobFacets'>): boolean => {
  const { processingType } = parts(jobFacets, 'jobType')
  return processingType === 'STREAMING' || processingType === 'SERVICE'
}
