import { expect, it } from 'vitest'
import { parse } from '../../../lang/parse.ts'
import { filterQuery } from './filter-query.ts'

const IDS = ['0193e0a0-0000-7000-8000-000000000001', '0193e0a0-0000-7000-8000-000000000002']

it('builds a valid query for any filter values', () => {
  const query = filterQuery(IDS, { tag: 'a" or "b', tagValue: '*\n', owner: 'now', type: '', prefix: 'x' })!
  expect(query).toBe(
    String.raw`{ id ${IDS[0]!}, id ${IDS[1]!} } where tagged "a\" or \"b" = "*\u000a" and owner = "now"`,
  )
  expect(parse(query).diagnostics).toEqual([])
  const many = filterQuery(Array<string>(100).fill(IDS[0]!), { format: 'delta', location: 's3://lake' })!
  expect(parse(many).diagnostics).toEqual([])
})

it('is undefined without ids or filters', () => {
  expect(filterQuery(IDS, { prefix: 'shop.', namespace: 'a', owner: '' })).toBeUndefined()
  expect(filterQuery([], { owner: 'anna' })).toBeUndefined()
})
