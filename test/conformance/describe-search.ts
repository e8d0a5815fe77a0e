import { beforeAll, describe, expect, it } from 'vitest'

import type { Observation } from '../../src/domain/aggregate.ts'
import { SEARCH_KINDS, type SearchKind } from '../../src/query/search-request.ts'
import type { Subject } from './describe-store.ts'
import { deletionOf, observationsOf, runEvent } from './events.ts'

export function describeSearch({ store, renew }: Subject): void {
  const find = async (text: string, kinds: readonly SearchKind[] = SEARCH_KINDS, limit = 20) =>
    (await store().read({ kind: 'search', text, kinds, limit })).map(
      ({ kind, name, namespace, dataset, value, match }) =>
        `${match}: ${kind} ${dataset === undefined ? '' : `${dataset.name}/`}${name}${value === undefined ? '' : `=${value}`}${namespace === undefined ? '' : ` in ${namespace}`}`,
    )
  const schema = (...fields: readonly object[]) => ({
    schema: { _producer: 'test', _schemaURL: 'test', fields },
  })
  const documented = (description: string) => ({
    documentation: { _producer: 'test', _schemaURL: 'test', description },
  })

  describe('search', () => {
    beforeAll(async () => {
      await renew()
      await store().ingest(
        observationsOf([
          runEvent({
            job: 'load_orders',
            at: 0,
            inputs: [
              {
                name: 'shop.public.orders',
                facets: schema(
                  { name: 'id', type: 'int' },
                  { name: 'customer_Email', type: 'text', description: 'where invoices go' },
                ),
              },
              'shop.public.preorders_old',
              { name: 'Orders', facets: documented('All purchases, from every Größe of shop') },
              { namespace: 'warehouse://orders-cluster', name: 'a.b' },
              'x.y"z OR 1=1*',
            ],
            outputs: [
              {
                name: 'mart.revenue',
                facets: {
                  ...schema({ name: 'revenue', type: 'int' }),
                  tags: {
                    _producer: 'test',
                    _schemaURL: 'test',
                    tags: [{ key: 'orders-team', value: 'gold', source: 'USER' }],
                  },
                  ownership: {
                    _producer: 'test',
                    _schemaURL: 'test',
                    owners: [{ name: 'team:orders', type: 'OWNER' }],
                  },
                },
              },
            ],
          }),
        ]),
      )
    })

    it('finds every kind, best match first', async () => {
      expect(await find('orders')).toEqual([
        'whole: dataset Orders in test',
        'beginning: tag orders-team=gold',
        'part: dataset shop.public.orders in test',
        'part: job load_orders in test',
        'part: user team:orders',
        'part: namespace warehouse://orders-cluster',
        'inside: dataset shop.public.preorders_old in test',
      ])
    })
    it.each<[string, readonly string[]]>([
      ['ORDERS_OLD', ['inside: dataset shop.public.preorders_old in test']],
      ['preord', ['part-beginning: dataset shop.public.preorders_old in test']],
      ['eord', ['inside: dataset shop.public.preorders_old in test']],
      ['email', ['part: column shop.public.orders/customer_Email']],
      ['mer_em', ['inside: column shop.public.orders/customer_Email']],
      ['orders email', ['beside: column shop.public.orders/customer_Email']],
      ['email shop', ['part: column shop.public.orders/customer_Email']],
      ['invoices', ['description: column shop.public.orders/customer_Email']],
      ['purch größe', ['description: dataset Orders in test']],
      ['gold', ['beside: tag orders-team=gold']],
      ['warehouse', ['beginning: namespace warehouse://orders-cluster']],
      ['cluster', ['part: namespace warehouse://orders-cluster']],
      ['revenew', ['near: dataset mart.revenue in test', 'near: column mart.revenue/revenue']],
      [
        'shop.public.ordesr',
        ['near: dataset shop.public.orders in test', 'near: dataset shop.public.preorders_old in test'],
      ],
      ['x.y"z OR 1=1*', ['whole: dataset x.y"z OR 1=1* in test']],
      ['(a OR b) AND "', []],
      ['', []],
      ['   ', []],
      ['qqqqqqq', []],
    ])('finds %j', async (text, hits) => {
      expect(await find(text)).toEqual(hits)
    })

    it('treats special characters literally', async () => {
      for (const text of [
        '"',
        '*',
        "'",
        '\\',
        '+a -b',
        'a:b~2^3',
        '[x TO y]',
        '%',
        '_',
        '\u0000',
        'NEAR(a b)',
        '🦆',
        '𥱧¦',
      ])
        await expect(find(text)).resolves.toBeInstanceOf(Array)
    })

    it('finds each of many namespaces', async () => {
      const many = Array.from({ length: 150 }, (_, i) => ({ namespace: `spot://${i}`, name: 'n' }))
      await store().ingest(observationsOf([runEvent({ job: 'many', run: 2, at: 0, inputs: many })]))
      expect(await find('spot', ['namespace'], 100)).toHaveLength(100)
      for (const i of [0, 75, 99, 149])
        expect((await find(`spot://${i}`, ['namespace']))[0]).toBe(`whole: namespace spot://${i}`)
    })

    it('finds only the requested kinds, up to the limit', async () => {
      expect(await find('orders', ['user', 'tag'])).toEqual([
        'beginning: tag orders-team=gold',
        'part: user team:orders',
      ])
      expect(await find('orders', SEARCH_KINDS, 1)).toEqual(['whole: dataset Orders in test'])
    })
  })

  describe('search without excluded entities', () => {
    const tagged = (...keys: readonly string[]) => ({
      tags: {
        _producer: 'test',
        _schemaURL: 'test',
        tags: keys.map((key) => ({ key, value: 'x', source: 'USER' })),
      },
    })
    const owned = (...owners: readonly string[]) => ({
      ownership: {
        _producer: 'test',
        _schemaURL: 'test',
        owners: owners.map((name) => ({ name, type: 'OWNER' })),
      },
    })
    const lost = Array.from({ length: 600 }, (_, i) => `lost_${i}`)
    const deleted = {
      datasets: [
        ...[...lost, 'lost.described'].map((name) => ({ namespace: 'test', name })),
        { namespace: 'lost://place', name: 'lost' },
      ],
      jobs: [{ namespace: 'test', name: 'lost_job' }],
    }
    const seen = async (text: string, limit = 20, kinds: readonly SearchKind[] = SEARCH_KINDS) =>
      (await store().read({ kind: 'search', text, kinds, limit })).map(({ kind, name }) => `${kind} ${name}`)
    beforeAll(async () => {
      await renew()
      await store().ingest(
        observationsOf([
          runEvent({ job: 'lost_job', at: 0, run: 1, inputs: lost }),
          runEvent({
            job: 'there',
            at: 0,
            run: 2,
            inputs: [
              {
                namespace: 'lost://place',
                name: 'lost',
                facets: {
                  ...tagged('lost-tag', 'lost-shared'),
                  ...owned('lost-owner', 'lost-both'),
                  ...schema({ name: 'lost_column', type: 'int', description: 'forlorn' }),
                },
              },
              { name: 'lost.described', facets: documented('forlorn, too') },
            ],
            outputs: [
              {
                name: 'zz_lost',
                facets: {
                  ...tagged('lost-shared'),
                  ...owned('lost-both'),
                  ...schema({ name: 'not_lost_column', type: 'int' }),
                },
              },
            ],
          }),
        ]),
      )
      // No dataset has this user.
      const alone: Observation = {
        eventTime: 0,
        datasets: [],
        jobs: [],
        content: [],
        entities: [{ kind: 'user', name: 'lost-nobody' }],
      }
      await store().ingest([alone, deletionOf(deleted)])
    })

    it('omits them for any number of matches and any limit', async () => {
      const visible = [
        'tag lost-shared',
        'user lost-both',
        'user lost-nobody',
        'dataset zz_lost',
        'column not_lost_column',
      ]
      expect(await seen('lost')).toEqual(visible)
      for (const limit of [1, 2, 3, 4]) expect(await seen('lost', limit)).toEqual(visible.slice(0, limit))
      expect(await seen('lost', 1, ['dataset'])).toEqual(['dataset zz_lost'])
      expect(await seen('lost', 1, ['namespace', 'job'])).toEqual([])
    })

    it('omits them by description, by two words, and by similar names', async () => {
      expect(await seen('forlorn')).toEqual([])
      expect(await seen('lost place')).toEqual([])
      expect(await seen('lost_descrbied')).toEqual([])
      expect(await seen('lost_clumn', 20, ['column'])).toEqual(['column not_lost_column'])
    })

    it('does not omit anything else', async () => {
      await store().ingest([deletionOf(deleted, false)])
      const all = (
        await store().read({ kind: 'search', text: 'lost', kinds: ['tag', 'user', 'namespace'], limit: 20 })
      ).map(({ kind, name }) => `${kind} ${name}`)
      expect(all).toEqual([
        'tag lost-tag',
        'tag lost-shared',
        'user lost-both',
        'user lost-owner',
        'user lost-nobody',
        'namespace lost://place',
      ])
    })
  })
}
