import type { TextSpan } from '../diagnostics/span.ts'
import { compareText } from '../lib/compare.ts'
import { matchRank } from '../lib/match-rank.ts'
import { completionPlace } from '../lang/completion/completion-place.ts'
import { KEYWORD_NOTES, SIGN_NOTES } from '../lang/notes/keyword-notes.ts'
import type { CompletionItem } from './completion/candidate.ts'
import { createNameSource, type NameSourceOptions } from './completion/name-source.ts'
import { slotItems } from './completion/slot-items.ts'
import type { Typed } from './completion/typed.ts'
import { ReadTimeout } from '../store/lineage-store.ts'
import type { ReadOptions } from '../store/read-options.ts'
import { readWithin } from '../store/read.ts'
import { isStoreUnavailable } from './is-store-unavailable.ts'

export interface CompletionRequest {
  readonly query: string
  /** A UTF-16 offset in the query. */
  readonly caret: number
  /** The maximum number of items; by default 50. */
  readonly limit?: number
}

export interface Completions {
  /** The part of the query that an item replaces. */
  readonly span: TextSpan
  /** Best first. */
  readonly items: readonly CompletionItem[]
}

/**
 * The completions at a caret. Without live names if the store is unavailable; never throws for that.
 * @throws ReadTimeout
 */
export type Complete = (request: CompletionRequest, options?: ReadOptions) => Promise<Completions>

const LIMIT = 50

/**
 * Completes queries, valid or not: keywords and signs, fields, values, names of the text, and live names of the store. Items that
 * start with the typed text come first, then items with a part that does, then items that contain it. Among equals, names of the
 * position come before what may follow it, and shorter ones before longer.
 */
export function createComplete({ store }: NameSourceOptions): Complete {
  return async ({ query, caret, limit = LIMIT }, options = {}) => {
    const names = createNameSource({ store: { ...store, read: readWithin(store.read, options) } })
    const { span, prefix, quoted, words, slots } = completionPlace(query, caret)
    const typed: Typed = { prefix, quoted, limit }
    const groups = await Promise.all(
      slots.map((slot) =>
        slotItems(slot, typed, names).catch((error: unknown) => {
          if (isStoreUnavailable(error) && !(error instanceof ReadTimeout)) return []
          throw error
        }),
      ),
    )
    const ofText: CompletionItem[] = []
    const ofStore: CompletionItem[] = []
    for (const item of groups.flat()) (LIVE.has(item.kind) ? ofStore : ofText).push(item)
    const wordItems = words.map(wordItem)
    return { span, items: ranked([...ofText, ...wordItems], ofStore, prefix).slice(0, limit) }
  }
}

const LIVE: ReadonlySet<CompletionItem['kind']> = new Set([
  'dataset', 'job', 'column', 'namespace', 'tag', 'owner',
]) // prettier-ignore

const wordItem = (word: string): CompletionItem =>
  Object.hasOwn(SIGN_NOTES, word)
    ? { label: word, insert: word, kind: 'sign', detail: SIGN_NOTES[word]! }
    : {
        label: word,
        insert: word,
        kind: 'keyword',
        detail: KEYWORD_NOTES[word as keyof typeof KEYWORD_NOTES],
      }

/** Sorts by how well items match the typed text; without one, retains their order. Each insert occurs once. */
function ranked(
  ofText: readonly CompletionItem[],
  ofStore: readonly CompletionItem[],
  prefix: string,
): readonly CompletionItem[] {
  const all = [...ofText, ...ofStore].flatMap((item, order) => {
    const live = order >= ofText.length
    // The store may match by other rules, such as the ending of a name.
    const rank = matchRank(item.label, prefix) ?? (live ? 2 : undefined)
    // A single letter occurs in most words.
    const fits = rank !== undefined && (live || rank < 2 || prefix.length > 1)
    return fits ? [{ item, rank, order, live }] : []
  })
  if (prefix !== '')
    all.sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(a.live) - Number(b.live) ||
        (a.live ? a.order - b.order : a.item.label.length - b.item.label.length) ||
        compareText(a.item.label, b.item.label),
    )
  const byInsert = new Map<string, CompletionItem>()
  for (const { item } of all) {
    const key = `${item.kind} ${item.insert}`
    if (!byInsert.has(key)) byInsert.set(key, item)
  }
  return [...byInsert.values()]
}
