import { isJsonObject, type Json } from '../lib/json.ts'

/** `INTEGRATION_JOBTYPE` of a normalised jobType entry, or the one of the two that it has. */
export function typeOfJob(jobType: Json | undefined): string | undefined {
  if (!isJsonObject(jobType)) return undefined
  const parts = [jobType.integration, jobType.jobType].filter((part) => typeof part === 'string')
  return parts.length === 0 ? undefined : parts.join('_')
}
