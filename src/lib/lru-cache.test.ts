import { expect, test } from 'vitest'
import { LruCache } from './lru-cache.ts'

test('holds at least `limit` entries, and at most twice as many', () => {
  const cache = new LruCache<number, string>(10)
  for (let i = 0; i < 1000; i++) cache.set(i, String(i))
  const found = Array.from({ length: 1000 }, (_, i) => cache.get(i)).filter((value) => value !== undefined)
  for (let i = 990; i < 1000; i++) expect(found).toContain(String(i))
  expect(found.length).toBeLessThanOrEqual(20)
})

test('retains recently used entries', () => {
  const cache = new LruCache<number, string>(10)
  cache.set(-1, 'used')
  for (let i = 0; i < 1000; i++) {
    cache.set(i, String(i))
    expect(cache.get(-1)).toBe('used')
  }
})

test('returns the value set last, and nothing for deleted keys', () => {
  const cache = new LruCache<string, number>(1)
  cache.set('a', 1)
  cache.set('b', 2)
  cache.set('a', 3)
  expect(cache.get('a')).toBe(3)
  cache.delete('a')
  expect(cache.get('a')).toBeUndefined()
  expect(cache.get('b')).toBe(2)
  cache.clear()
  expect(cache.get('b')).toBeUndefined()
})

test('limits the weight of its entries', () => {
  const cache = new LruCache<number, string>(100, ({ length }) => length)
  for (let i = 0; i < 1000; i++) cache.set(i, 'x'.repeat(1 + (i % 10)))
  const found = Array.from({ length: 1000 }, (_, i) => cache.get(i) ?? '')
  const weight = found.join('').length
  expect(found.at(-1)).toBe('x'.repeat(10))
  expect(weight).toBeGreaterThan(90)
  expect(weight).toBeLessThanOrEqual(200)
})

test('does not hold an entry that weighs more than an eighth of the limit', () => {
  const cache = new LruCache<string, string>(80, ({ length }) => length)
  cache.set('a', 'x'.repeat(10))
  expect(cache.get('a')).toHaveLength(10)
  cache.set('a', 'x'.repeat(11))
  expect(cache.get('a')).toBeUndefined()
})

test('subtracts the weight of replaced and deleted entries', () => {
  const cache = new LruCache<string, string>(80, ({ length }) => length)
  cache.set('first', 'x'.repeat(10))
  for (let i = 0; i < 100; i++) {
    cache.set('replaced', 'x'.repeat(10))
    cache.set('deleted', 'x'.repeat(10))
    cache.delete('deleted')
  }
  expect(cache.get('first')).toBeDefined()
})
