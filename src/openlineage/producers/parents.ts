import type { Aggregate, DatasetName, ParentReference } from '../../domain/aggregate.ts'
import { toId } from '../../domain/ids.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { asText, defined, parts } from './producer.ts'

export interface Parents {
  readonly parent?: ParentReference
  readonly root?: ParentReference
}

/** The Run that started this one and the root of the chain, from the parent facet, with folded jobs. */
export function parentsOf(aggregate: Aggregate, fold: (job: DatasetName) => DatasetName): Parents {
  const facet = parts(aggregate.run, 'parent')
  return defined<Parents>({
    parent: isItself(facet, aggregate) ? undefined : reference(facet, fold),
    root: reference(facet.root, fold),
  })
}

/** Whether the run names itself as its parent, as some producers do. */
function isItself({ runId, job }: JsonObject, aggregate: Aggregate): boolean {
  const { namespace, name } = aggregate.job
  return runId === aggregate.runId && isJsonObject(job) && job.namespace === namespace && job.name === name
}

function reference(
  value: Json | undefined,
  fold: (job: DatasetName) => DatasetName,
): ParentReference | undefined {
  if (!isJsonObject(value) || !isJsonObject(value.job)) return undefined
  const { runId, externalId } = value
  const job = jobOf(value.job)
  if (typeof runId !== 'string' || job === undefined) return undefined
  return defined<ParentReference>({ runId: toId(runId), externalId: asText(externalId), job: fold(job) })
}

function jobOf({ namespace, name }: JsonObject): DatasetName | undefined {
  return typeof namespace === 'string' && typeof name === 'string' ? { namespace, name } : undefined
}
