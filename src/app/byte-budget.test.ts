import { expect, it } from 'vitest'
import { createByteBudget } from './byte-budget.ts'

it('takes bytes that are free, and none if they are too few', () => {
  const budget = createByteBudget(100)
  expect(budget.take(60, 'a')).toBe(true)
  expect(budget.take(41, 'b')).toBe(false)
  expect(budget.free).toBe(40)
  budget.give(60, 'a')
  expect(budget.take(100, 'b')).toBe(true)
})

it('limits each holder to its share', () => {
  const budget = createByteBudget(100, { share: 25 })
  expect(budget.take(20, 'a')).toBe(true)
  expect(budget.take(6, 'a')).toBe(false)
  expect(budget.take(5, 'a')).toBe(true)
  expect(budget.take(25, 'b')).toBe(true)
  budget.give(10, 'a')
  expect([budget.take(11, 'a'), budget.take(10, 'a')]).toEqual([false, true])
  expect(budget.free).toBe(50)
})

it('gives back at most what was taken', () => {
  const budget = createByteBudget(100)
  budget.take(10, 'a')
  budget.give(50, 'a')
  budget.give(50, 'nobody')
  expect(budget.free).toBe(100)
})
