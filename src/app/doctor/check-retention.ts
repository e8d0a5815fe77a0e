import { toIso, type Instant } from '../../domain/time.ts'
import { clockDoubt } from '../clock-doubt.ts'
import { passed, warning, type Check } from './check.ts'

/** Whether retention can trust the clock. `newest` is the time of the newest event; absent if there are no runs. */
export function checkRetention(newest: Instant | undefined, now: Instant): Check {
  const doubt = clockDoubt(newest, now)
  if (doubt !== undefined)
    return warning(
      'retention',
      doubt,
      'Correct the clock, or find out why no events arrive. If both are correct, run `tributary prune` with --force.',
    )
  return passed(
    'retention',
    newest === undefined ? 'there are no runs yet' : `the newest event is from ${toIso(newest)}`,
  )
}
