import { beforeAll, describe, expect, it } from 'vitest'

import { FOREVER } from '../../src/domain/time.ts'
import { rowsOf } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import { columnLineage, minute, observationsOf, runEvent, schema, symlink } from './events.ts'

export function describeFields({ store, renew }: Subject): void {
  describe('fields', () => {
    beforeAll(async () => {
      await renew()
      const raw = {
        namespace: 'postgres://db:5432',
        name: 'shop.public.raw',
        facets: { ...schema('id', 'email') },
      }
      const stage = {
        name: '/lake/stage',
        facets: { ...symlink('stage'), ...schema('id'), documentation: { description: 'all of it' } },
      }
      const mart = { name: 'mart', facets: columnLineage({ key: ['stage.id'] }) }
      await store().ingest(
        observationsOf([
          runEvent({ job: 'one', run: 1, at: 0, type: 'START' }),
          runEvent({ job: 'one', run: 1, at: 5, inputs: [raw], outputs: [stage] }),
          runEvent({
            job: 'two',
            run: 2,
            at: 10,
            inputs: ['stage'],
            outputs: [mart],
            jobFacets: { documentation: { description: 'daily' } },
          }),
          runEvent({ job: 'two', run: 3, at: 20, type: 'FAIL', inputs: ['stage'], outputs: ['mart'] }),
        ]),
      )
    })

    it('of a dataset', async () => {
      expect(
        await rowsOf(
          store(),
          'dataset raw show column, storage, location, upstreams, downstreams, firstSeen, lastRead',
        ),
      ).toEqual([[['email', 'id'], 'shop', 'postgres://db:5432', 0, 1, minute(5), minute(5)]])
    })

    it('of a dataset with facts under its alias', async () => {
      expect(
        await rowsOf(
          store(),
          'dataset stage show name, description, lastWritten, lastRead, status, downstreams',
        ),
      ).toEqual([['stage', 'all of it', minute(5), minute(10), 'succeeded', 1]])
    })

    it('of a dataset whose newest write failed', async () => {
      expect(await rowsOf(store(), 'dataset mart show status, lastWritten, upstreams, description')).toEqual([
        ['failed', minute(10), 1, null],
      ])
    })

    it('of jobs', async () => {
      expect(
        await rowsOf(
          store(),
          'jobs order by name show name, status, lastRun, upstreams, downstreams, description',
        ),
      ).toEqual([
        ['one', 'succeeded', minute(0), 1, 1, null],
        ['two', 'failed', minute(20), 1, 1, 'daily'],
      ])
    })

    it('of datasets without a storage, under any of their names', async () => {
      const topic = { namespace: 'kafka://broker:9092', name: 'orders' }
      const other = { namespace: 'kafka://broker:9092', name: 'refunds.v1', facets: symlink('refunds') }
      await store().ingest(
        observationsOf([runEvent({ job: 'three', run: 4, at: 30, inputs: [topic], outputs: [other] })]),
      )
      for (const name of ['orders', 'refunds'])
        expect(await rowsOf(store(), `dataset ${name} show name, location, storage`)).toEqual([
          [name, 'kafka://broker:9092', null],
        ])
    })

    it('of jobs that share a run', async () => {
      const parts = ['part a', 'part b']
      const lastRuns = (): Promise<readonly (readonly unknown[])[]> =>
        rowsOf(store(), 'jobs where name like "part *" order by name show name, status, lastRun')
      await store().ingest(
        observationsOf([
          runEvent({ job: 'part b', run: 5, at: 40 }),
          ...parts.map((job) => runEvent({ job, run: 6, at: 50, type: 'FAIL' })),
        ]),
      )
      expect(await lastRuns()).toEqual(parts.map((job) => [job, 'failed', minute(50)]))
      await store().ingest(observationsOf([runEvent({ job: 'part b', run: 7, at: 60 })]))
      expect(await lastRuns()).toEqual([
        ['part a', 'failed', minute(50)],
        ['part b', 'succeeded', minute(60)],
      ])
    })

    it('of columns', async () => {
      expect(
        await rowsOf(store(), 'columns of { raw, mart } show dataset, name, type, upstreams, downstreams'),
      ).toEqual([
        ['postgres://db:5432/shop.public.raw', 'email', 'text', 0, 0],
        ['postgres://db:5432/shop.public.raw', 'id', 'text', 0, 0],
        ['test/mart', 'key', null, 1, 0],
      ])
    })

    it('never show the end of an open interval', async () => {
      const rows = await rowsOf(store(), 'datasets show lastWritten, lastRead')
      expect(rows.flat()).not.toContain(FOREVER)
    })
  })
}
