import type { Verification } from '../../store/verification.ts'
import { failure, passed, type Check } from './check.ts'

/** Whether a random sample of derived rows agrees with the stored events. */
export function checkSample({ rows, differences, listed }: Verification): Check {
  if (rows === 0) return passed('sample', 'the graph is empty')
  if (differences === 0) return passed('sample', `${rows} random rows agree with the stored events`)
  const [first] = listed
  return failure(
    'sample',
    `${differences} of ${rows} random rows ${differences === 1 ? 'differs' : 'differ'} from the stored events` +
      (first === undefined ? '' : ` (${first.kind} ${first.row} ${first.id})`),
    '`tributary verify` lists all differences, `tributary rebuild` corrects them.',
  )
}
