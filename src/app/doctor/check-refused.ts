import { DEAD_LETTER_BOUNDS, type LetterSize } from '../../store/dead-letter-store.ts'
import { passed, warning, type Check } from './check.ts'

/** Events and items that the server has refused since its start, as in `/healthz`. */
export interface RefusedCounts {
  readonly refused: number
  /** Of these: stored for a replay, not stored since their request had too many, and lost. */
  readonly kept: number
  readonly skipped: number
  readonly lost: number
}

/** Whether refused events need attention. `since`: the counts of the server; absent without a server. */
export function checkRefused(letters: readonly LetterSize[], since?: RefusedCounts): Check {
  const counts =
    since === undefined
      ? ''
      : `; since the server started ${since.refused} were refused, ${since.kept} stored, ` +
        `${since.skipped} not stored because their request had too many, ${since.lost} lost`
  if (letters.length === 0) return passed('refused', `no refused events are stored${counts}`)
  const [sender, own] = [...Map.groupBy(letters, (letter) => letter.sender)].reduce((most, one) =>
    one[1].length > most[1].length ? one : most,
  )
  const from = sender === '' ? '' : `, ${own.length} of them from ${sender}`
  return warning(
    'refused',
    `${letters.length} refused ${letters.length === 1 ? 'event is' : 'events are'} stored, ` +
      `limit ${DEAD_LETTER_BOUNDS.letters}${from}${counts}`,
    'See why with `tributary dead-letters list`, then `replay` or `drop` them.',
  )
}
