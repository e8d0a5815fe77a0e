import type { NodeJson } from '../../render/answer-json.ts'
import type { SceneView } from './scene-view.ts'

/** With more starts than this, the answer is about the starts, and they are grouped like other nodes. */
const MANY_STARTS = 20

export const countStarts = (cards: readonly NodeJson[]): number =>
  cards.reduce((count, card) => count + (card.start === true ? 1 : 0), 0)

/** Starts, the focus and pinned nodes are never put into a group. */
export const staysUngrouped = (card: NodeJson, starts: number, view: SceneView): boolean =>
  (card.start === true && starts <= MANY_STARTS) || card.id === view.focus || view.pinned.has(card.id)
