import { idOf, isUuid, toId, type Id } from '../domain/ids.ts'

/**
 * The id of the Run that a producer's runId names. A UUID stays, in lower case. Any other text becomes the UUID v5 of
 * (job namespace, text), and the text becomes the external id.
 */
export function readRunId(
  runId: string,
  jobNamespace: string,
): { readonly runId: Id; readonly externalId?: string } {
  return isUuid(runId)
    ? { runId: toId(runId) }
    : { runId: idOf('Run', jobNamespace, runId), externalId: runId }
}
