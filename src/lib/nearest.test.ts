import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const words = ['orders', 'order_items', 'customers', 'Orders']

test('lists the nearest first, ties by code point', () => {
  expect(nearest('ordrs', words, 5)).toEqual(['Orders', 'orders'])
  expect(nearest('orders', words, 1)).toEqual(['orders'])
})

test('counts a difference in case as one edit', () => {
  expect(nearest('ORDERS', ['orders'], 5)).toEqual(['orders'])
})

test('suggests nothing that is too far', () => {
  expect(nearest('zebra', words, 5)).toEqual([])
})

test('removes repeats', () => {
  expect(nearest('depht', ['depth', 'depth'], 5)).toEqual(['depth'])
})
