import { expect, it } from 'vitest'
import { format, integer, param } from './options.ts'

it('parses a parameter as JSON if it is JSON, else as text', () => {
  expect(param('a=b=c', undefined)).toEqual({ a: 'b=c' })
  expect(param('$depth=3', { a: 'b' })).toEqual({ a: 'b', depth: 3 })
  expect(param('names=["x", 1]', undefined)).toEqual({ names: ['x', 1] })
  expect(param('glob=[ab]*', undefined)).toEqual({ glob: '[ab]*' })
  expect(param('name="2024"', undefined)).toEqual({ name: '2024' })
  expect(param('day=2026-11-24', undefined)).toEqual({ day: '2026-11-24' })
  expect(param('empty=', undefined)).toEqual({ empty: '' })
  for (const text of ['a', '=b', '$=b']) expect(() => param(text, undefined)).toThrow('NAME=VALUE')
})

it('accepts whole numbers within bounds', () => {
  expect(integer(0, 10)('10')).toBe(10)
  for (const text of ['11', '-1', '1.5', '', '0x1', 'ten'])
    expect(() => integer(0, 10)(text)).toThrow('from 0 to 10')
})

it('accepts known formats', () => {
  expect(format('csv')).toBe('csv')
  expect(() => format('text')).toThrow('tree, table')
})
