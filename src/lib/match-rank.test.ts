import { expect, test } from 'vitest'
import { bestMatches, matchRank } from './match-rank.ts'

test('ranks a beginning before the beginning of a part before any other position, in any case', () => {
  expect(matchRank('Orders', 'ord')).toBe(0)
  expect(matchRank('shop.Orders', 'oRD')).toBe(1)
  expect(matchRank('reorder/ord', 'ord')).toBe(1)
  expect(matchRank('reorder', 'ord')).toBe(2)
  expect(matchRank('orders', 'x')).toBeUndefined()
  expect(matchRank('orders', '')).toBe(0)
})

test('sorts by match, then length, then code point', () => {
  const names = ['reorder', 'order_items', 'orders', 'shop.orders', 'ordera', 'users']
  expect(bestMatches(names, 'ord', (name) => name)).toEqual([
    'ordera',
    'orders',
    'order_items',
    'shop.orders',
    'reorder',
  ])
})
