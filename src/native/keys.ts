import type { DatasetName } from '../domain/aggregate.ts'
import { idOf, operationId, toId, type Id } from '../domain/ids.ts'
import { readRunId } from '../openlineage/run-id.ts'

interface Key {
  readonly id?: string | undefined
  readonly externalId?: string | undefined
}

/** The Run that an item names. */
export interface RunKey {
  readonly runId: Id
  readonly externalId?: string
  readonly job: DatasetName
}

/**
 * The Run that a key identifies: by `id`, read like OpenLineage's runId; else by UUID v5 of the job and the external id; else
 * by a new id. `newId` is required for a key that may have neither.
 */
export function runOf(
  { job, id, externalId }: Key & { readonly job: DatasetName },
  newId?: () => Id,
): RunKey {
  const outside = externalId === undefined ? {} : { externalId }
  if (id !== undefined) return { ...readRunId(id, job.namespace), ...outside, job }
  if (externalId !== undefined)
    return { runId: idOf('Run', job.namespace, job.name, externalId), externalId, job }
  return { runId: newId!(), job }
}

/** An operation of a Run. `ownId` is the runId of its aggregate. */
export interface OperationKey {
  readonly ownId: Id
  readonly externalId?: string
  readonly run: RunKey
}

/** `ownId` is the given id, else UUID v5 of the run, the job and the external id, else a new id. */
export function operationOf(run: RunKey, { id, externalId }: Key, newId?: () => Id): OperationKey {
  const outside = externalId === undefined ? {} : { externalId }
  if (id !== undefined) return { ownId: toId(id), ...outside, run }
  if (externalId === undefined) return { ownId: newId!(), run }
  const { namespace, name } = run.job
  return { ownId: idOf('Operation', run.runId, namespace, name, externalId), externalId, run }
}

/** The id of the Operation node in the graph. */
export const idOfOperation = ({ ownId, run }: OperationKey): Id =>
  operationId(ownId, run.job.namespace, run.job.name)

/** The operation that is the Run itself. */
export const ownOperation = (run: RunKey): OperationKey => ({
  ownId: run.runId,
  ...(run.externalId === undefined ? {} : { externalId: run.externalId }),
  run,
})
