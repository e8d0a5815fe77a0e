import type { NodeJson } from '../../render/answer-json.ts'
import type { GraphView } from './graph-view.ts'

/** With more starts than this they are what the answer is of, and are grouped like the rest. */
const MANY_STARTS = 20

export const startsOf = (cards: readonly NodeJson[]): number =>
  cards.reduce((count, card) => count + (card.start === true ? 1 : 0), 0)

/** What is looked from, or was put somewhere by hand, is never swallowed by a group. */
export const staysOutside = (card: NodeJson, starts: number, view: GraphView): boolean =>
  (card.start === true && starts <= MANY_STARTS) || card.id === view.focus || view.pinned.has(card.id)
