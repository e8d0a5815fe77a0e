import type { GraphJson } from '../../render/answer-json.ts'
import { countText } from '../ui/quantity.ts'
import type { AskLimits } from './ask-url.ts'

type Cuts = GraphJson['cuts']

/** The server's ceilings. An operator may lower them. */
const CEILING = { nodes: 100_000, edges: 500_000, timeMs: 60_000 } as const
type Limit = keyof typeof CEILING

/** Larger limits, and their text. */
export interface CutOffer {
  readonly limits: AskLimits
  readonly words: string
}

/** The next larger limits for an answer that was cut. Undefined if no larger limit exists or would help. */
export function cutOffer(cuts: Cuts, asked: AskLimits): CutOffer | undefined {
  const raised = cuts.flatMap((cut) => {
    const limit = limitOf(cut.limit)
    if (limit === undefined) return []
    // The server applied less than was requested, so its own ceiling is reached.
    if (cut.value < (asked[limit] ?? 0) || cut.value >= CEILING[limit]) return []
    return [[limit, Math.min(CEILING[limit], cut.value * 10)] as const]
  })
  if (raised.length === 0) return undefined
  return {
    limits: { ...asked, ...Object.fromEntries(raised) },
    words: raised.map(([limit, value]) => wordsOf(limit, value)).join(' and '),
  }
}

/** The text of a cut: the limit, and where it cut. */
export const cutWords = ({ limit, value, message }: Cuts[number]): string => {
  const known = limitOf(limit)
  const at = known === undefined ? 'Incomplete' : `Cut at ${wordsOf(known, value)}`
  return `${at}: ${message}.`
}

const limitOf = (limit: string): Limit | undefined =>
  limit === 'time' ? 'timeMs' : limit === 'nodes' || limit === 'edges' ? limit : undefined

const wordsOf = (limit: Limit, value: number): string =>
  limit === 'timeMs' ? `${countText(value / 1000)} s` : `${countText(value)} ${limit}`
