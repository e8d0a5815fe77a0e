import type { ReplayedAnswer, ReplayResultAnswer } from '../../../http/shapes/dead-letter.ts'
import { counted } from '../../ui/quantity.ts'

type Result = Pick<ReplayResultAnswer, 'status' | 'reason' | 'retriable' | 'warnings'>

/** The result of a replay, as a sentence. */
export function resultText({ status, reason, retriable, warnings = [] }: Result): string {
  if (status === 'success')
    return warnings.length === 0
      ? 'The event is stored.'
      : `The event is stored, with ${counted(warnings.length, 'warning')}: ${warnings.slice(0, 3).join('; ')}.`
  const why = reason === undefined ? '' : `: ${reason}`
  return retriable === true
    ? `The event could not be stored now${why}. Try again later.`
    : `The event was refused again${why}.`
}

/** The result of replaying several events. */
export function replayedText({ summary: { replayed, successful, failed }, results }: ReplayedAnswer): string {
  if (replayed === 0) return 'No events to replay.'
  const stored = `${counted(successful, 'event')} of ${replayed} ${successful === 1 ? 'is' : 'are'} stored`
  if (failed === 0) return `${stored}.`
  const reasons = [...new Set(results.flatMap(({ reason }) => (reason === undefined ? [] : [reason])))]
  return `${stored}; ${failed} ${failed === 1 ? 'was' : 'were'} refused again: ${reasons.slice(0, 3).join('; ')}${reasons.length > 3 ? '; …' : ''}.`
}

export const droppedText = (count: number): string =>
  `${counted(count, 'refused event')} ${count === 1 ? 'was' : 'were'} dropped.`
