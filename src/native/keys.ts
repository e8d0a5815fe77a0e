import type { DatasetName } from '../domain/aggregate.ts'
import { idOf, operationId, toId, type Id } from '../domain/ids.ts'
import { readRunId } from '../openlineage/run-id.ts'

interface Key {
  readonly id?: string | undefined
  readonly externalId?: string | undefined
}

/** A Run, by whatever an item names it. */
export interface RunKey {
  readonly runId: Id
  readonly externalId?: string
  readonly job: DatasetName
}

/**
 * The Run that a key means: `id` as OpenLineage's runId is read, else v5 of the job and the external id, else the id that is
 * made for it.
 */
export function runOf({ job, id, externalId }: Key & { readonly job: DatasetName }, made?: () => Id): RunKey {
  const outside = externalId === undefined ? {} : { externalId }
  if (id !== undefined) return { ...readRunId(id, job.namespace), ...outside, job }
  if (externalId !== undefined)
    return { runId: idOf('Run', job.namespace, job.name, externalId), externalId, job }
  return { runId: made!(), job }
}

/** An operation of a Run. Its own id stands where a run has its runId: it is what its parts are found by. */
export interface OperationKey {
  readonly ownId: Id
  readonly externalId?: string
  readonly run: RunKey
}

/** `ownId` is the given id, else v5 of the run, the job and the external id, else the id that is made for it. */
export function operationOf(run: RunKey, { id, externalId }: Key, made?: () => Id): OperationKey {
  const outside = externalId === undefined ? {} : { externalId }
  if (id !== undefined) return { ownId: toId(id), ...outside, run }
  if (externalId === undefined) return { ownId: made!(), run }
  const { namespace, name } = run.job
  return { ownId: idOf('Operation', run.runId, namespace, name, externalId), externalId, run }
}

/** The Operation in the graph. */
export const idOfOperation = ({ ownId, run }: OperationKey): Id =>
  operationId(ownId, run.job.namespace, run.job.name)

/** What a Run itself does. */
export const ownOperation = (run: RunKey): OperationKey => ({
  ownId: run.runId,
  ...(run.externalId === undefined ? {} : { externalId: run.externalId }),
  run,
})
