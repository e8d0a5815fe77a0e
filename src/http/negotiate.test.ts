import { expect, it } from 'vitest'
import { negotiate } from './negotiate.ts'

const OFFERS = ['application/json', 'text/plain', 'text/csv'] as const

it.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; charset=utf-8', 'text/csv'],
  ['text/*', 'text/plain'],
  ['text/csv;q=0.5, text/plain;q=0.4', 'text/csv'],
  ['text/csv;q=0, text/*', 'text/plain'],
  ['text/html, */*;q=0.1', 'application/json'],
  ['text/csv, */*', 'text/csv'],
  ['image/png', undefined],
  ['text/csv;q=0', undefined],
  ['nonsense', undefined],
])('%s gives %s', (accept, expected) => {
  expect(negotiate(accept, OFFERS)).toBe(expected)
})
