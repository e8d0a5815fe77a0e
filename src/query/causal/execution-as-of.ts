import type { Instant } from '../../domain/time.ts'
import type { Description } from '../read-requests.ts'

/** What must be known of a run or operation to tell how it stood at an instant. */
export const AS_OF_FIELDS = ['status', 'startedAt', 'endedAt'] as const

/** The fields of a run or operation as they read at an instant: what had not ended reads as running, and has no end. */
export function executionAsOf(told: Description, asOf: Instant | undefined): Description {
  const { endedAt } = told
  if (asOf === undefined || (typeof endedAt === 'number' && endedAt <= asOf)) return told
  const standing = Object.entries(told).filter(([field]) => field !== 'endedAt' && field !== 'duration')
  return { ...Object.fromEntries(standing), ...(told['status'] === undefined ? {} : { status: 'running' }) }
}
