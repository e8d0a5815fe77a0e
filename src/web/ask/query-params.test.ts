import { expect, it } from 'vitest'
import { paramOf, queryParams, typedOf } from './query-params.ts'

it('finds the parameters of a query, once each', () => {
  expect(queryParams('upstream of dataset $name depth $depth where name in $list or name = $name')).toEqual([
    'name',
    'depth',
    'list',
  ])
})

it('ignores parameters in texts, patterns and comments', () => {
  expect(
    queryParams(
      String.raw`datasets where name = "a \" $b" or name = '$c' and name matching /x$e/i -- $d
        and owner = $f --$g`,
    ),
  ).toEqual(['f'])
  expect(queryParams('dataset a--b$x')).toEqual(['x'])
})

it('parses lists', () => {
  expect(paramOf('["a", 2]')).toEqual(['a', '2'])
  expect(paramOf('[a')).toBe('[a')
  expect(paramOf('[{}]')).toBe('[{}]')
  expect(paramOf('7d')).toBe('7d')
  expect(typedOf(['a', 'b'])).toBe('["a","b"]')
  expect(typedOf('a')).toBe('a')
})
