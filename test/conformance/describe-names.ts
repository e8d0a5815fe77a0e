import { beforeAll, describe, expect, it } from 'vitest'

import { datasetId } from '../../src/domain/ids.ts'
import type { NameSearch } from '../../src/query/name-search.ts'
import type { Subject } from './describe-store.ts'
import { NAMESPACE, observationsOf, runEvent } from './events.ts'

export function describeNames({ store, renew }: Subject): void {
  const find = async (search: NameSearch): Promise<readonly string[]> =>
    (await store().read({ kind: 'names', ...search })).map(({ namespace, name }) =>
      namespace === undefined ? name : `${namespace}|${name}`,
    )
  const datasets = (typed: string, limit = 10) => find({ of: 'dataset', typed, limit })

  const schema = (...names: readonly string[]) => ({
    schema: { _producer: 'test', _schemaURL: 'test', fields: names.map((name) => ({ name, type: 'text' })) },
  })

  describe('completion of names', () => {
    beforeAll(async () => {
      await renew()
      await store().ingest(
        observationsOf([
          runEvent({
            job: 'Load_Orders',
            at: 0,
            inputs: [
              { name: 'shop.public.orders', facets: schema('id', 'email', 'Total') },
              'shop.public.order_items',
              'Orders',
              '/lake/raw/orders.v2',
              { namespace: 'other', name: 'shop.public.orders' },
              { namespace: 'postgres://db1:5432', name: 'größe.Äpfel' },
            ],
            outputs: [{ name: 'mart.revenue', facets: schema('id', 'revenue') }],
          }),
        ]),
      )
    })

    it.each([
      [
        '',
        ['test|Orders', 'postgres://db1:5432|größe.Äpfel', 'test|mart.revenue', 'other|shop.public.orders'],
      ],
      [
        'ord',
        ['test|Orders', 'other|shop.public.orders', 'test|shop.public.orders', 'test|/lake/raw/orders.v2'],
      ],
      [
        'ORDERS',
        ['test|Orders', 'other|shop.public.orders', 'test|shop.public.orders', 'test|/lake/raw/orders.v2'],
      ],
      ['shop.public.order_', ['test|shop.public.order_items']],
      ['public.orders', ['other|shop.public.orders', 'test|shop.public.orders']],
      ['raw/ord', ['test|/lake/raw/orders.v2']],
      ['v2', ['test|/lake/raw/orders.v2']],
      ['GRÖSSE', []],
      ['GRÖßE', ['postgres://db1:5432|größe.Äpfel']],
      ['äp', ['postgres://db1:5432|größe.Äpfel']],
      ['rders', []],
      ['nothing', []],
    ])('finds datasets by `%s`', async (typed, wanted) => {
      expect((await datasets(typed)).slice(0, 4)).toEqual(wanted)
    })

    it('finds names in a namespace', async () => {
      const within = (typed: string, namespace: string) =>
        find({ of: 'dataset', typed, limit: 10, namespace })
      expect(await within('shop.', 'other')).toEqual(['other|shop.public.orders'])
      expect(await within('', 'postgres://db1:5432')).toEqual(['postgres://db1:5432|größe.Äpfel'])
      expect(await within('ord', 'other')).toEqual([])
    })

    it('respects the limit, and separates jobs from datasets', async () => {
      expect(await datasets('ord', 2)).toHaveLength(2)
      expect(await find({ of: 'job', typed: 'load', limit: 10 })).toEqual([`${NAMESPACE}|Load_Orders`])
      expect(await find({ of: 'job', typed: 'mart', limit: 10 })).toEqual([])
    })

    it('finds columns, of a dataset or of any', async () => {
      const of = [datasetId(NAMESPACE, 'shop.public.orders')]
      expect(await find({ of: 'column', typed: '', limit: 10, datasets: of })).toEqual([
        'id',
        'Total',
        'email',
      ])
      expect(await find({ of: 'column', typed: 'to', limit: 10, datasets: of })).toEqual(['Total'])
      expect(await find({ of: 'column', typed: 'rev', limit: 10 })).toEqual(['revenue'])
    })

    it('finds namespaces by their prefix', async () => {
      expect(await find({ of: 'namespace', typed: 'post', limit: 10 })).toEqual(['postgres://db1:5432'])
      expect(await find({ of: 'namespace', typed: '', limit: 10 })).toEqual(
        expect.arrayContaining([NAMESPACE, 'other', 'postgres://db1:5432']),
      )
    })

    it('finds tags and owners', async () => {
      expect(await find({ of: 'tag', typed: 'x', limit: 10 })).toEqual([])
      expect(await find({ of: 'owner', typed: 'x', limit: 10 })).toEqual([])
      expect(await find({ of: 'tagValue', tag: 'x', typed: '', limit: 10 })).toEqual([])
    })
  })
}
