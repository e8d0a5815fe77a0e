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
