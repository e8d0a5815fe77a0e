import { beforeEach, describe, expect, it } from 'vitest'

import { datasetId } from '../../../domain/ids.ts'
import { openDeletions } from './deletions.ts'
import { openGroups } from './groups.ts'
import { openLookup } from './lookup-name.ts'
import { sampleGraph } from './sample-graph.test-support.ts'

let sample: ReturnType<typeof sampleGraph>
beforeEach(() => {
  sample = sampleGraph()
})

const open = () => openLookup(sample.graph, openGroups(sample.graph), openDeletions(sample.graph))()

describe('lookup', () => {
  const find = (text: string, more: object = {}) => {
    const found = open()({ of: 'dataset', text, ...more })
    const name = (one: { namespace: string; name: string }): string => `${one.namespace}|${one.name}`
    return [
      found.how,
      ...found.candidates.map((one) => name(one.matched)),
      ...found.nearest.map((one) => `~${name(one.matched)}`),
    ]
  }
  beforeEach(() => {
    sample.dataset('pg', 'shop.public.orders')
    sample.dataset('pg', 'Orders')
    sample.dataset('pg', 'shop.public.users')
    sample.dataset('s3://b', '/raw/users')
    sample.dataset('s3://b', 'raw/events')
    sample.dataset('x', 'a😀.b')
  })

  it.each([
    ['pg/Orders', ['full', 'pg|Orders']],
    ['s3://b/raw/users', ['full', 's3://b|/raw/users']],
    ['s3://b/raw/events', ['full', 's3://b|raw/events']],
    ['Orders', ['exact', 'pg|Orders']],
    ['orders', ['ignoring-case', 'pg|Orders']],
    ['ORDERS', ['ignoring-case', 'pg|Orders']],
    ['SHOP.public.users', ['ignoring-case', 'pg|shop.public.users']],
    ['public.orders', ['ending', 'pg|shop.public.orders']],
    ['users', ['ending', 'pg|shop.public.users', 's3://b|/raw/users']],
    ['sers', ['none']],
    ['b', ['ending', 'x|a😀.b']],
    ['shop.public.ordres', ['none', '~pg|shop.public.orders', '~pg|shop.public.users']],
    ['ordres', ['none', '~pg|Orders', '~pg|shop.public.orders']],
  ])('finds %s', (text, wanted) => {
    expect(find(text).slice(0, wanted.length)).toEqual(wanted)
  })

  it('searches only the namespaces of the request', () => {
    expect(find('users', { namespace: 'pg' })).toEqual(['ending', 'pg|shop.public.users'])
    expect(find('users', { namespaceGlob: 's3*' })).toEqual(['ending', 's3://b|/raw/users'])
    expect(find('users', { namespace: 'nowhere' })).toEqual(['none'])
  })

  it('returns a group once, for any of its members', () => {
    sample.alias(datasetId('s3://b', '/raw/users'), datasetId('pg', 'shop.public.users'))
    const [found] = [open()({ of: 'dataset', text: 'users' })]
    expect(found.candidates).toEqual([
      {
        id: datasetId('pg', 'shop.public.users'),
        matched: { namespace: 'pg', name: 'shop.public.users' },
        canonical: { namespace: 'pg', name: 'shop.public.users' },
      },
    ])
  })
})
