import { describe, expect, it } from 'vitest'
import { addPast, clearPast, readPast, searchPast, type PastQuestion, type Shelf } from './past-questions.ts'

/** A shelf as a browser has it, in memory. */
function openShelf(first?: string): Shelf {
  let kept: string | null = first ?? null
  return {
    getItem: () => kept,
    setItem: (_, value) => void (kept = value),
    removeItem: () => void (kept = null),
  }
}

const past = (query: string, at = 1): PastQuestion => ({ query, params: {}, at, found: 3 })

describe('questions of the past', () => {
  it('are kept, the newest first, each once', () => {
    const shelf = openShelf()
    for (const [i, query] of ['a', 'b', 'a'].entries()) addPast(shelf, past(query, i))
    expect(readPast(shelf)).toEqual([past('a', 2), past('b', 1)])
    addPast(shelf, { ...past('a', 3), params: { x: '1' } })
    expect(readPast(shelf)).toHaveLength(3)
    clearPast(shelf)
    expect(readPast(shelf)).toEqual([])
  })

  it('may have been explained only', () => {
    const shelf = openShelf()
    const explained: PastQuestion = { query: 'explain datasets', params: {}, at: 1 }
    addPast(shelf, explained)
    expect(readPast(shelf)).toEqual([explained])
  })

  it('are the last hundred, and none that would fill the shelf', () => {
    const shelf = openShelf()
    for (let i = 0; i < 120; i++) addPast(shelf, past(`datasets limit ${i}`))
    addPast(shelf, past('x'.repeat(20_000)))
    expect(readPast(shelf)).toHaveLength(100)
    expect(readPast(shelf)[0]!.query).toBe('datasets limit 119')
  })

  it.each(['{', 'null', '7', '{"a":1}', '[null, 7, {"query": 1}, {"query": "a", "at": 1, "found": 1}]'])(
    'are none where the shelf holds %s',
    (text) => {
      expect(readPast(openShelf(text))).toEqual([])
      expect(addPast(openShelf(text), past('a'))).toEqual([past('a')])
    },
  )

  it('do without a shelf that is broken or forbidden', () => {
    const refuse = (): never => {
      throw new Error('denied')
    }
    const shelf: Shelf = { getItem: refuse, setItem: refuse, removeItem: refuse }
    expect(readPast(shelf)).toEqual([])
    expect(addPast(shelf, past('a'))).toEqual([past('a')])
    clearPast(shelf)
  })

  it('are found by their words', () => {
    const all = [
      past('upstream of orders'),
      { ...past('upstream of $x'), params: { x: 'Orders' } },
      past('jobs'),
    ]
    expect(searchPast(all, 'ORDERS upstream')).toEqual(all.slice(0, 2))
    expect(searchPast(all, ' ')).toEqual(all)
  })
})
