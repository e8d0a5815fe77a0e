import type { Verification } from '../../store/verification.ts'
import { failure, fine, type Check } from './check.ts'

/** Whether what is derived is what the events give, by a few rows that were taken at random. */
export function checkSample({ rows, differences, listed }: Verification): Check {
  if (rows === 0) return fine('sample', 'the graph is empty')
  if (differences === 0) return fine('sample', `${rows} rows taken at random are as the events give them`)
  const [first] = listed
  return failure(
    'sample',
    `of ${rows} rows taken at random ${differences} ${differences === 1 ? 'is' : 'are'} not as the events give them` +
      (first === undefined ? '' : ` (${first.kind} ${first.row} ${first.id})`),
    '`tributary verify` tells all that differ, `tributary rebuild` makes them right.',
  )
}
