import type { Verification } from '../../store/verification.ts'
import { failure, passed, type Check } from './check.ts'

/** Whether what is derived is what the events give, by a few rows that were taken at random. */
export function checkSample({ rows, differences, listed }: Verification): Check {
  if (rows === 0) return passed('sample', 'the graph is empty')
  if (differences === 0) return passed('sample', `${rows} random rows agree with the stored events`)
  const [first] = listed
  return failure(
    'sample',
    `${differences} of ${rows} random rows ${differences === 1 ? 'differs' : 'differ'} from the stored events` +
      (first === undefined ? '' : ` (${first.kind} ${first.row} ${first.id})`),
    '`tributary verify` tells all that differ, `tributary rebuild` makes them right.',
  )
}
