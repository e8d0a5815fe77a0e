import type { Instant } from '../../domain/time.ts'
import type { Description } from '../read-requests.ts'

/** The fields that decide the status of a run or operation at an instant. */
export const AS_OF_FIELDS = ['status', 'startedAt', 'endedAt'] as const

/** The fields of a run or operation as of an instant: if it had not ended, it is running and has no end. */
export function executionAsOf(description: Description, asOf: Instant | undefined): Description {
  const { endedAt } = description
  if (asOf === undefined || (typeof endedAt === 'number' && endedAt <= asOf)) return description
  const others = Object.entries(description).filter(([field]) => field !== 'endedAt' && field !== 'duration')
  const status = description['status'] === undefined ? {} : { status: 'running' }
  return { ...Object.fromEntries(others), ...status }
}
