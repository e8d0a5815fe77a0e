import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const words = ['orders', 'order_items', 'customers', 'Orders']

test('the nearest come first, ties by code point', () => {
  expect(nearest('ordrs', words, 5)).toEqual(['Orders', 'orders'])
  expect(nearest('orders', words, 1)).toEqual(['orders'])
})

test('case alone is one edit', () => {
  expect(nearest('ORDERS', ['orders'], 5)).toEqual(['orders'])
})

test('what is too far is no suggestion', () => {
  expect(nearest('zebra', words, 5)).toEqual([])
})

test('repeats are left out', () => {
  expect(nearest('depht', ['depth', 'depth'], 5)).toEqual(['depth'])
})
