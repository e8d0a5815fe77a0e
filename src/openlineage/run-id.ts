import { idOf, isUuid, toId, type Id } from '../domain/ids.ts'

/**
 * The Run that a producer's runId names: a UUID is kept (lower case); any other text becomes v5 of (job namespace, text)
 * and is kept as external id.
 */
export function readRunId(
  runId: string,
  jobNamespace: string,
): { readonly runId: Id; readonly externalId?: string } {
  return isUuid(runId)
    ? { runId: toId(runId) }
    : { runId: idOf('Run', jobNamespace, runId), externalId: runId }
}
