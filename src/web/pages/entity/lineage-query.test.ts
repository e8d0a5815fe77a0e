import { expect, it } from 'vitest'
import { parse } from '../../../lang/parse.ts'
import { columnSelector, urlOfQuery, selectorOf, walkFrom } from './lineage-query.ts'

const NAMES = [
  'shop.orders',
  'a "b" \\ c',
  '*?[]',
  'let',
  '<b>',
  'שלום',
  '👩‍🚀',
  'line\nbreak\u0000',
  '$x',
] as const

it.each(NAMES)('builds valid queries for the name %j', (name) => {
  for (const query of [
    walkFrom('lineage', selectorOf('dataset', { name, namespace: name }), 1),
    walkFrom('upstream', selectorOf('job', { name }), 'all'),
    walkFrom('downstream', columnSelector(name, { name, namespace: name }), 3),
  ])
    expect(parse(query).diagnostics).toEqual([])
  expect(new URL(urlOfQuery(name), 'http://x').searchParams.get('q')).toBe(name)
})
