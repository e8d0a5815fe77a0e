import { beforeAll, describe, expect, it } from 'vitest'

import { SEARCH_KINDS, type SearchKind } from '../../src/store/search.ts'
import type { Subject } from './describe-store.ts'
import { observationsOf, runEvent } from './events.ts'

export function describeSearch({ store, renew }: Subject): void {
  const find = async (text: string, kinds: readonly SearchKind[] = SEARCH_KINDS, limit = 20) =>
    (await store().search({ text, kinds, limit })).map(
      ({ kind, name, namespace, dataset, value, match }) =>
        `${match}: ${kind} ${dataset === undefined ? '' : `${dataset.name}/`}${name}${value === undefined ? '' : `=${value}`}${namespace === undefined ? '' : ` in ${namespace}`}`,
    )
  const schema = (...fields: readonly object[]) => ({
    schema: { _producer: 'test', _schemaURL: 'test', fields },
  })
  const told = (description: string) => ({
    documentation: { _producer: 'test', _schemaURL: 'test', description },
  })

  describe('searches all that has a name', () => {
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
              { name: 'Orders', facets: told('All purchases, from every Größe of shop') },
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

    it('of every kind, the best fit first', async () => {
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

    it('takes signs for what they are', async () => {
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

    it('finds only the kinds that are wanted, and no more than are', async () => {
      expect(await find('orders', ['user', 'tag'])).toEqual([
        'beginning: tag orders-team=gold',
        'part: user team:orders',
      ])
      expect(await find('orders', SEARCH_KINDS, 1)).toEqual(['whole: dataset Orders in test'])
    })
  })
}
