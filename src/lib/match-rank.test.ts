import { expect, test } from 'vitest'
import { bestMatches, matchRank } from './match-rank.ts'

test('a beginning, then a part that begins so, then anywhere, whatever the case', () => {
  expect(matchRank('Orders', 'ord')).toBe(0)
  expect(matchRank('shop.Orders', 'oRD')).toBe(1)
  expect(matchRank('reorder/ord', 'ord')).toBe(1)
  expect(matchRank('reorder', 'ord')).toBe(2)
  expect(matchRank('orders', 'x')).toBeUndefined()
  expect(matchRank('orders', '')).toBe(0)
})

test('best fit first, then the shorter, then by code point', () => {
  const names = ['reorder', 'order_items', 'orders', 'shop.orders', 'ordera', 'users']
  expect(bestMatches(names, 'ord', (name) => name)).toEqual([
    'ordera',
    'orders',
    'order_items',
    'shop.orders',
    'reorder',
  ])
})
