import { expect, it } from 'vitest'
import { filterColumns } from './filter-columns.ts'

const COLUMNS = [{ name: 'Id', type: 'bigint' }, { name: 'email', type: 'text' }, { name: 'x' }]
const names = (marked: string, words: string) =>
  filterColumns(COLUMNS, { marked, words }).map(({ name }) => name)

it('keeps the order of the columns', () => expect(names('', '')).toEqual(['Id', 'email', 'x']))
it('finds part of a name or type, in any case', () => {
  expect(names('', 'ID')).toEqual(['Id'])
  expect(names('', 'INT')).toEqual(['Id'])
})
it('shows the marked one first, if it is found', () => {
  expect(names('x', '')).toEqual(['x', 'Id', 'email'])
  expect(names('x', 'id')).toEqual(['Id'])
})
