import { expect, test } from 'vitest'
import { LruCache } from './lru-cache.ts'

test('keeps at least as many as its limit, and at most twice as many', () => {
  const recent = new LruCache<number, string>(10)
  for (let i = 0; i < 1000; i++) recent.set(i, String(i))
  const kept = Array.from({ length: 1000 }, (_, i) => recent.get(i)).filter((value) => value !== undefined)
  for (let i = 990; i < 1000; i++) expect(kept).toContain(String(i))
  expect(kept.length).toBeLessThanOrEqual(20)
})

test('what is used stays', () => {
  const recent = new LruCache<number, string>(10)
  recent.set(-1, 'used')
  for (let i = 0; i < 1000; i++) {
    recent.set(i, String(i))
    expect(recent.get(-1)).toBe('used')
  }
})

test('the value set last holds, and what is deleted is gone', () => {
  const recent = new LruCache<string, number>(1)
  recent.set('a', 1)
  recent.set('b', 2)
  recent.set('a', 3)
  expect(recent.get('a')).toBe(3)
  recent.delete('a')
  expect(recent.get('a')).toBeUndefined()
  expect(recent.get('b')).toBe(2)
  recent.clear()
  expect(recent.get('b')).toBeUndefined()
})
