import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { answerCards } from './answer-cards.ts'
import { EMPTY_VIEW, type SceneView, type GroupBy } from './scene-view.ts'
import { groupKeys } from './group-keys.ts'
import { staysUngrouped, countStarts } from './ungrouped-cards.ts'

/** Up to this many cards are drawn without groups. */
const FEW = 300
/** This many groups and cards fit on a screen. */
const FITTING = 100
/** The most cards at one distance from the start that fit the height of a screen. */
const HIGHEST = 100
/** Answers of columns up to this many rows are drawn with columns. */
const FEW_ROWS = 400

const CANDIDATES: readonly GroupBy[] = ['namespace', 'storage', 'tag', 'job']

/**
 * The initial view of an answer. A large answer is grouped by the first of namespace, storage, tag and job that makes it fit on a
 * screen, else by the one that gives the fewest cards. If none gives more than one group, it is drawn ungrouped, unless that would
 * be far higher than a screen, as around a hub. An answer of few columns shows them.
 */
export function initialView(graph: GraphJson): SceneView {
  const { cards, columns, cardOf } = answerCards(graph)
  const rows = [...columns.values()].reduce((sum, of) => sum + of.length, 0)
  const view: SceneView =
    rows > 0 && rows <= FEW_ROWS ? { ...EMPTY_VIEW, columnsOpen: new Set(columns.keys()) } : EMPTY_VIEW
  if (cards.length <= FEW) return view
  const starts = countStarts(cards)
  let best: { readonly by: GroupBy; readonly drawn: number } | undefined
  let whole: GroupBy | undefined
  for (const by of CANDIDATES) {
    const sizes = new Map<string, number>()
    let drawn = 0
    const keys = groupKeys(cards, cardOf, graph.edges, by)
    for (const card of cards) {
      if (staysUngrouped(card, starts, view)) drawn++
      else sizes.set(keys.get(card.id)!, (sizes.get(keys.get(card.id)!) ?? 0) + 1)
    }
    drawn += sizes.size
    if (sizes.size < 2) {
      // One group tells little, and nothing if it contains everything.
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

/** The greatest number of cards at one distance. */
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
