import { expect, it } from 'vitest'
import { luceneQuery } from './lucene-query.ts'

it.each([
  [['orders'], 'name:*orders*'],
  [['shop.orders_2', 'größe'], '+name:*shop* +name:*orders* +name:*größe*'],
  [['a:b~2', 'a'], '+name:*a* +name:*b*'],
  [['12_3', '"*'], ''],
])('requires all runs of letters in %j', (words, query) => {
  expect(luceneQuery(words, 'name')).toBe(query)
})

it.each([
  [['db1.shcema_1.w5'], 'description:shcema~2'],
  [['db1', 'w'], 'description:db~1 description:w~1'],
  [['7'], ''],
])('searches similar terms for the longer runs of letters in %j', (words, query) => {
  expect(luceneQuery(words, 'description', '~')).toBe(query)
})
