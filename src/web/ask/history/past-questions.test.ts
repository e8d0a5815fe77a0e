import { describe, expect, it } from 'vitest'
import {
  addPast,
  clearPast,
  readPast,
  searchPast,
  type PastQuestion,
  type HistoryStorage,
} from './past-questions.ts'

/** Storage in memory. */
function memoryStorage(first?: string): HistoryStorage {
  let stored: string | null = first ?? null
  return {
    getItem: () => stored,
    setItem: (_, value) => void (stored = value),
    removeItem: () => void (stored = null),
  }
}

const past = (query: string, at = 1): PastQuestion => ({ query, params: {}, at, found: 3 })

describe('the query history', () => {
  it('stores queries newest first without duplicates', () => {
    const storage = memoryStorage()
    for (const [i, query] of ['a', 'b', 'a'].entries()) addPast(storage, past(query, i))
    expect(readPast(storage)).toEqual([past('a', 2), past('b', 1)])
    addPast(storage, { ...past('a', 3), params: { x: '1' } })
    expect(readPast(storage)).toHaveLength(3)
    clearPast(storage)
    expect(readPast(storage)).toEqual([])
  })

  it('accepts explain queries', () => {
    const storage = memoryStorage()
    const explained: PastQuestion = { query: 'explain datasets', params: {}, at: 1 }
    addPast(storage, explained)
    expect(readPast(storage)).toEqual([explained])
  })

  it('stores at most a hundred queries, and no very long ones', () => {
    const storage = memoryStorage()
    for (let i = 0; i < 120; i++) addPast(storage, past(`datasets limit ${i}`))
    addPast(storage, past('x'.repeat(20_000)))
    expect(readPast(storage)).toHaveLength(100)
    expect(readPast(storage)[0]!.query).toBe('datasets limit 119')
  })

  it.each(['{', 'null', '7', '{"a":1}', '[null, 7, {"query": 1}, {"query": "a", "at": 1, "found": 1}]'])(
    'are none where the shelf holds %s',
    (text) => {
      expect(readPast(memoryStorage(text))).toEqual([])
      expect(addPast(memoryStorage(text), past('a'))).toEqual([past('a')])
    },
  )

  it('works without usable storage', () => {
    const refuse = (): never => {
      throw new Error('denied')
    }
    const storage: HistoryStorage = { getItem: refuse, setItem: refuse, removeItem: refuse }
    expect(readPast(storage)).toEqual([])
    expect(addPast(storage, past('a'))).toEqual([past('a')])
    clearPast(storage)
  })

  it('finds queries by their words', () => {
    const all = [
      past('upstream of orders'),
      { ...past('upstream of $x'), params: { x: 'Orders' } },
      past('jobs'),
    ]
    expect(searchPast(all, 'ORDERS upstream')).toEqual(all.slice(0, 2))
    expect(searchPast(all, ' ')).toEqual(all)
  })
})
