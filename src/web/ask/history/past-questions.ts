import type { AskState } from '../ask-url.ts'

/** A query that was answered. */
export interface PastQuestion {
  readonly query: string
  readonly params: AskState['params']
  /** Milliseconds since 1970. */
  readonly at: number
  /** Number of members or rows; absent for `explain`. */
  readonly found?: number
}

/** `localStorage`, which may be full, blocked, or hold data of other programs. */
export type HistoryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const KEY = 'tributary.history'
const MAX_QUERIES = 100
/** A query may have 64 KiB; a hundred of these would fill the storage. */
const MAX_QUERY_LENGTH = 16_384

/** The stored queries, newest first; empty if they cannot be read. */
export function readPast(storage: HistoryStorage): readonly PastQuestion[] {
  try {
    const stored = JSON.parse(storage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(stored) ? stored.filter(isPast).slice(0, MAX_QUERIES) : []
  } catch {
    return []
  }
}

/** Stores a query, replaces an equal one, and returns the new list, even if it could not be stored. */
export function addPast(storage: HistoryStorage, question: PastQuestion): readonly PastQuestion[] {
  if (question.query.length > MAX_QUERY_LENGTH) return readPast(storage)
  const same = keyOf(question)
  const all = [question, ...readPast(storage).filter((past) => keyOf(past) !== same)].slice(0, MAX_QUERIES)
  try {
    storage.setItem(KEY, JSON.stringify(all))
  } catch {
    // History is a convenience. Without storage it lasts until the page is left.
  }
  return all
}

export function clearPast(storage: HistoryStorage): void {
  try {
    storage.removeItem(KEY)
  } catch {
    // As above.
  }
}

/** The queries that contain every word, ignoring case. */
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
