import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { answerCards } from './answer-cards.ts'
import { EMPTY_VIEW, type GraphView, type GroupBy } from './graph-view.ts'
import { groupKeys } from './group-keys.ts'
import { staysOutside, startsOf } from './outside-groups.ts'

/** Up to so many cards are drawn one by one. */
const FEW = 300
/** So many groups and cards fit a screen. */
const FITTING = 100
/** As high as a screen is at most, in cards beside each other at one distance from the start. */
const HIGHEST = 100
/** An answer of columns is drawn with columns while it has no more rows than this. */
const FEW_ROWS = 400

const CANDIDATES: readonly GroupBy[] = ['namespace', 'storage', 'tag', 'job']

/**
 * How an answer is looked at first: a large one is collapsed by the first of namespace, storage, tag and job that makes it fit a screen, else by the one that makes
 * it smallest; where none makes more than one group it is drawn as it is, unless that were far higher than a screen, as around a hub. An answer of columns shows them
 * while there are few.
 */
export function initialView(graph: GraphJson): GraphView {
  const { cards, columns, cardOf } = answerCards(graph)
  const rows = [...columns.values()].reduce((sum, of) => sum + of.length, 0)
  const view: GraphView =
    rows > 0 && rows <= FEW_ROWS ? { ...EMPTY_VIEW, columnsOpen: new Set(columns.keys()) } : EMPTY_VIEW
  if (cards.length <= FEW) return view
  const starts = startsOf(cards)
  let best: { readonly by: GroupBy; readonly drawn: number } | undefined
  let whole: GroupBy | undefined
  for (const by of CANDIDATES) {
    const sizes = new Map<string, number>()
    let drawn = 0
    const keys = groupKeys(cards, cardOf, graph.edges, by)
    for (const card of cards) {
      if (staysOutside(card, starts, view)) drawn++
      else sizes.set(keys.get(card.id)!, (sizes.get(keys.get(card.id)!) ?? 0) + 1)
    }
    drawn += sizes.size
    if (sizes.size < 2) {
      // One group says little, and nothing where all is in it.
      if (drawn > sizes.size) whole ??= by
      continue
    }
    if (best === undefined || drawn < best.drawn) best = { by, drawn }
    if (drawn <= FITTING) break
  }
  const fits = best !== undefined && best.drawn <= FITTING
  if (!fits && whole !== undefined && highest(cards) > HIGHEST) return { ...view, groupBy: whole }
  if (best === undefined || best.drawn === cards.length) return view
  return { ...view, groupBy: best.by }
}

/** The most cards at one distance. */
function highest(cards: readonly NodeJson[]): number {
  const counts = new Map<number, number>()
  let most = 0
  for (const { distance } of cards) {
    if (distance === undefined) continue
    const count = (counts.get(distance) ?? 0) + 1
    counts.set(distance, count)
    most = Math.max(most, count)
  }
  return most
}
