import type { AskState } from '../ask-url.ts'

/** A question that was answered. */
export interface PastQuestion {
  readonly query: string
  readonly params: AskState['params']
  /** Milliseconds since 1970. */
  readonly at: number
  /** Members, or rows of a table; of what was only explained there is none. */
  readonly found?: number
}

/** Where they are kept: `localStorage`, which may be full, forbidden, or hold what something else has written. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const KEY = 'tributary.history'
const MOST = 100
/** A query may have 64 KiB; a hundred of these would fill the shelf for everything else. */
const LONGEST = 16_384

/** The questions that are kept, the newest first; none where they cannot be read. */
export function readPast(shelf: Shelf): readonly PastQuestion[] {
  try {
    const kept = JSON.parse(shelf.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(kept) ? kept.filter(isPast).slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Keeps one more, which takes the place of the same question before; gives what is kept now, or would be. */
export function addPast(shelf: Shelf, question: PastQuestion): readonly PastQuestion[] {
  if (question.query.length > LONGEST) return readPast(shelf)
  const same = keyOf(question)
  const all = [question, ...readPast(shelf).filter((past) => keyOf(past) !== same)].slice(0, MOST)
  try {
    shelf.setItem(KEY, JSON.stringify(all))
  } catch {
    // It is a convenience: what cannot be kept is known until the page is left.
  }
  return all
}

export function clearPast(shelf: Shelf): void {
  try {
    shelf.removeItem(KEY)
  } catch {
    // As above.
  }
}

/** Those in which every word is found, case aside. */
export function searchPast(past: readonly PastQuestion[], words: string): readonly PastQuestion[] {
  const wanted = words.toLowerCase().split(/\s+/u)
  return past.filter(({ query, params }) => {
    const text = `${query} ${Object.values(params).flat().join(' ')}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

const keyOf = ({ query, params }: Pick<PastQuestion, 'query' | 'params'>): string =>
  JSON.stringify([query, params])

function isPast(value: unknown): value is PastQuestion {
  if (typeof value !== 'object' || value === null) return false
  const { query, params, at, found } = value as { readonly [field: string]: unknown }
  return (
    typeof query === 'string' &&
    typeof at === 'number' &&
    ['number', 'undefined'].includes(typeof found) &&
    typeof params === 'object' &&
    params !== null &&
    Object.values(params).every((each) => typeof each === 'string' || Array.isArray(each))
  )
}
