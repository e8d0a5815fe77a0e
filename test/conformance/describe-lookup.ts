import { beforeAll, describe, expect, it } from 'vitest'

import { datasetId, jobId } from '../../src/domain/ids.ts'
import type { NameCandidate, NameRequest } from '../../src/query/read-requests.ts'
import { answerTo } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import { NAMESPACE, observationsOf, runEvent, symlink } from './events.ts'

export function describeLookup({ store, renew }: Subject): void {
  const find = async (text: string, more: Partial<NameRequest> = {}) => {
    const [found] = await store().read({ kind: 'lookup', names: [{ of: 'dataset', text, ...more }] })
    return [found!.how, ...found!.candidates.map(nameOf)]
  }

  describe('name lookup', () => {
    beforeAll(async () => {
      await renew()
      await store().ingest(
        observationsOf([
          runEvent({
            job: 'Load_Orders',
            at: 0,
            inputs: [
              'shop.raw.orders',
              'shop.raw.Users',
              '/lake/orders',
              'orders.v2',
              { namespace: 'other', name: 'shop.raw.users' },
            ],
            outputs: [{ name: '/files/sales', facets: symlink('mart.sales') }, 'event_sales'],
          }),
          ...[1, 2, 3, 4, 5, 6, 7].map((i) =>
            runEvent({ job: `job${i}`, run: 10 + i, at: 1, outputs: [`many.s${i}.thing`] }),
          ),
        ]),
      )
    })

    it.each([
      ['test/shop.raw.orders', ['full', 'test|shop.raw.orders']],
      ['test/lake/orders', ['full', 'test|/lake/orders']],
      ['other/shop.raw.users', ['full', 'other|shop.raw.users']],
      ['shop.raw.Users', ['exact', 'test|shop.raw.Users']],
      ['shop.raw.users', ['exact', 'other|shop.raw.users']],
      ['/lake/orders', ['exact', 'test|/lake/orders']],
      ['SHOP.RAW.ORDERS', ['ignoring-case', 'test|shop.raw.orders']],
      ['SHOP.RAW.USERS', ['ignoring-case', 'other|shop.raw.users', 'test|shop.raw.Users']],
      ['orders', ['ending', 'test|/lake/orders', 'test|shop.raw.orders']],
      ['raw.orders', ['ending', 'test|shop.raw.orders']],
      ['v2', ['ending', 'test|orders.v2']],
      ['rders', ['none']],
      ['_sales', ['none']],
      ['sales', ['ending', 'test|/files/sales']],
      ['/files/sales', ['exact', 'test|/files/sales']],
    ])('finds %s', async (text, wanted) => {
      expect(await find(text)).toEqual(wanted)
    })

    it('searches a namespace, or namespaces that match a glob', async () => {
      expect(await find('users', { namespace: 'other' })).toEqual(['ending', 'other|shop.raw.users'])
      expect(await find('SHOP.RAW.USERS', { namespace: 'test' })).toEqual([
        'ignoring-case',
        'test|shop.raw.Users',
      ])
      expect(await find('users', { namespaceGlob: 'o?her' })).toEqual(['ending', 'other|shop.raw.users'])
      expect(await find('users', { namespace: 'nowhere' })).toEqual(['none'])
    })

    it('finds an identity group by any member', async () => {
      const [found] = await store().read({ kind: 'lookup', names: [{ of: 'dataset', text: '/files/sales' }] })
      expect(found!.candidates).toEqual([
        {
          id: datasetId(NAMESPACE, 'mart.sales'),
          matched: { namespace: NAMESPACE, name: '/files/sales' },
          canonical: { namespace: NAMESPACE, name: 'mart.sales' },
        },
      ])
    })

    it('separates jobs from datasets, and answers several requests at once', async () => {
      const [job, dataset] = await store().read({
        kind: 'lookup',
        names: [
          { of: 'job', text: 'load_orders' },
          { of: 'dataset', text: 'load_orders' },
        ],
      })
      expect(job).toMatchObject({
        how: 'ignoring-case',
        candidates: [{ id: jobId(NAMESPACE, 'Load_Orders') }],
      })
      expect(dataset).toMatchObject({ how: 'none', candidates: [] })
      expect(await store().read({ kind: 'lookup', names: [] })).toEqual([])
    })

    it('returns at most six candidates, ordered by namespace and name', async () => {
      expect(await find('thing')).toEqual([
        'ending',
        ...[1, 2, 3, 4, 5, 6].map((i) => `test|many.s${i}.thing`),
      ])
    })

    it('sees names that appeared since the previous query', async () => {
      const query = 'dataset "late.thing"'
      const members = async (): Promise<readonly string[]> => {
        const { result } = await answerTo(store(), query)
        return result.kind === 'graph' ? result.nodes.map(({ namespace }) => namespace) : []
      }
      const appears = (namespace: string, at: number): Promise<unknown> =>
        store().ingest(
          observationsOf([
            runEvent({ job: 'late', run: at, at, outputs: [{ namespace, name: 'late.thing' }] }),
          ]),
        )
      await expect(members()).rejects.toThrow('late.thing')
      await appears('first', 30)
      expect(await members()).toEqual(['first'])
      expect(await members()).toEqual(['first'])
      await appears('second', 31)
      await expect(members()).rejects.toThrow('late.thing')
    })

    it('suggests the nearest names if there is no match', async () => {
      const [found] = await store().read({
        kind: 'lookup',
        names: [{ of: 'dataset', text: 'shop.raw.ordres' }],
      })
      expect(found!.how).toBe('none')
      expect(found!.nearest.map(nameOf)[0]).toBe('test|shop.raw.orders')
      expect(found!.nearest.length).toBeLessThanOrEqual(5)
      const [ending] = await store().read({ kind: 'lookup', names: [{ of: 'dataset', text: 'oders' }] })
      expect(ending!.nearest.map(nameOf)).toContain('test|shop.raw.orders')
      const [far] = await store().read({ kind: 'lookup', names: [{ of: 'dataset', text: 'q' }] })
      expect(far!.candidates).toEqual([])
    })
  })
}

const nameOf = ({ matched }: NameCandidate): string => `${matched.namespace}|${matched.name}`
