import { compareText } from '../lib/compare.ts'
import {
  MATCHES,
  SEARCH_KINDS,
  type Matched,
  type SearchCandidate,
  type SearchHit,
  type SearchMatch,
  type SearchRequest,
} from '../query/search-request.ts'
import { NearMissTable, searchNow } from './near-misses.ts'

/** The number of candidates that each index of a search returns. The best hits are selected among them. */
export const SEARCHED_ONE_WAY = 500
const NEAREST = 5

/** The words of a text in lower case; at most eight, each once, the longest first: it narrows most. */
export const wordsIn = (text: string): readonly string[] =>
  [...new Set(text.toLowerCase().split(/\s+/u))]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .slice(0, 8)

/**
 * All candidates that match all words, best first: ordered by how the name matches the first word, then by kind, by the length
 * of the name, and by (namespace, name). Each entity once.
 */
export function bestHits<C extends SearchCandidate>(
  candidates: Iterable<C>,
  { text, kinds }: Omit<SearchRequest, 'limit'>,
): readonly (C & Matched)[] {
  const words = wordsIn(text)
  const whole = text.trim().toLowerCase()
  const byThing = new Map<string, C & Matched>()
  for (const candidate of candidates) {
    if (!kinds.includes(candidate.kind)) continue
    const match = matchOf(candidate, whole, words)
    if (match === undefined) continue
    const key = JSON.stringify([candidate.kind, candidate.id ?? candidate.name])
    const known = byThing.get(key)
    if (known === undefined || rankOf(match) < rankOf(known.match)) byThing.set(key, { ...candidate, match })
  }
  return [...byThing.values()].sort(byFit)
}

/** The candidates whose names are within a few edits of the text, nearest first. */
export function nearestHits<C extends SearchCandidate>(
  candidates: readonly C[],
  { text, kinds, limit }: SearchRequest,
): readonly (C & Matched)[] {
  const wanted = unique(
    candidates.filter(({ kind }) => kinds.includes(kind)),
    ({ kind, id, name }) => [kind, id, name],
  ).sort(byName)
  const near = searchNow(
    new NearMissTable(wanted, ({ name }) => name.toLowerCase()).search(text.trim().toLowerCase(), NEAREST),
    () => true,
  )
  // Two names of the same entity may be near.
  return unique(near, ({ kind, id, name }) => [kind, id ?? name])
    .slice(0, limit)
    .map((one) => ({ ...one, match: 'near' as const }))
}

/** The first item of each key. */
function unique<T>(all: readonly T[], keyOf: (one: T) => readonly unknown[]): T[] {
  const byKey = new Map<string, T>()
  for (const one of all) {
    const key = JSON.stringify(keyOf(one))
    if (!byKey.has(key)) byKey.set(key, one)
  }
  return [...byKey.values()]
}

const rankOf = (match: SearchMatch): number => MATCHES.indexOf(match)

function byFit(a: SearchHit, b: SearchHit): number {
  return rankOf(a.match) - rankOf(b.match) || byName(a, b)
}

function byName(a: SearchCandidate, b: SearchCandidate): number {
  return (
    SEARCH_KINDS.indexOf(a.kind) - SEARCH_KINDS.indexOf(b.kind) ||
    a.name.length - b.name.length ||
    compareText(a.namespace ?? '', b.namespace ?? '') ||
    compareText(a.name, b.name) ||
    compareText(a.dataset?.name ?? a.value ?? '', b.dataset?.name ?? b.value ?? '')
  )
}

/** How an entity matches; undefined if it lacks one of the words. */
function matchOf(
  { name, namespace = '', description = '', value = '', dataset }: SearchCandidate,
  whole: string,
  words: readonly string[],
): SearchMatch | undefined {
  const [lower, place, described] = [name.toLowerCase(), namespace.toLowerCase(), description.toLowerCase()]
  const beside = `${place}\n${value.toLowerCase()}\n${dataset?.name.toLowerCase() ?? ''}`
  if (!words.every((word) => lower.includes(word) || beside.includes(word) || described.includes(word)))
    return undefined
  if (lower === whole) return 'whole'
  // If the words are not in order, the longest decides.
  const [word] = words
  const typed = lower.includes(whole) ? whole : (word ?? '')
  if (!lower.includes(typed)) return words.some((one) => beside.includes(one)) ? 'beside' : 'description'
  if (lower.startsWith(typed)) return 'beginning'
  let best: SearchMatch = 'inside'
  for (let at = lower.indexOf(typed); at > 0; at = lower.indexOf(typed, at + 1)) {
    if (!isBoundary(lower[at - 1])) continue
    if (at + typed.length === lower.length || isBoundary(lower[at + typed.length])) return 'part'
    best = 'part-beginning'
  }
  return best
}

const isBoundary = (character: string | undefined): boolean => /[./_:-]/u.test(character ?? '')
