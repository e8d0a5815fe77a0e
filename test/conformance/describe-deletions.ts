import { beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/lib/canonical-json.ts'
import { propsWithout } from '../../src/domain/merge/props.ts'
import { FOREVER } from '../../src/domain/time.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { membersOf } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import {
  columnLineage,
  datasetEvent,
  deletionOf,
  NAMESPACE,
  observationsOf,
  runEvent,
  schema,
  symlink,
  timeText,
  type EventJson,
} from './events.ts'

const named = (...names: readonly string[]) => names.map((name) => ({ namespace: NAMESPACE, name }))
const mid = { datasets: named('mid', 'mid alias') }
const make = { jobs: named('make') }

/** raw → mid → mart by `make`, in many runs, and raw → mart by `load`. */
const events = (has: { readonly mid: boolean; readonly make: boolean }): readonly EventJson[] => [
  ...(has.mid
    ? [datasetEvent(0, { name: 'mid', facets: { ...schema('id'), ...symlink('mid alias', 'LOCATION') } })]
    : []),
  runEvent({ job: 'load', run: 1, at: 1, inputs: ['raw'], outputs: has.mid ? ['mid'] : [] }),
  ...(has.make
    ? [2, 3, 4].map((run) =>
        runEvent({
          job: 'make',
          run,
          at: run * 1_500,
          inputs: has.mid ? ['mid', 'raw'] : ['raw'],
          outputs: [
            {
              name: 'mart',
              facets: {
                ...schema('id'),
                ...columnLineage({ id: has.mid ? ['mid.id', 'raw.id'] : ['raw.id'] }),
              },
            },
          ],
        }),
      )
    : []),
  runEvent({ job: 'load', run: 9, at: 9_000, inputs: ['raw'], outputs: ['mart'] }),
]

/** Deletions as the store derives them. */
export function describeDeletions({ store, renew }: Subject): void {
  describe('a deletion', () => {
    beforeEach(renew)

    /** Roll-ups as text, without what says whether they are deleted. */
    async function rollUps(which: 'live' | 'all'): Promise<readonly string[]> {
      const rows = (await dumpOf(store())).flatMap((r) =>
        r.kind === 'edge' && ['READS', 'WRITES', 'DERIVED_FROM'].includes(r.row.type) ? [r.row] : [],
      )
      return rows
        .filter(({ props }) => which === 'all' || props['deleted'] === undefined)
        .map((row) => canonicalJson({ ...row, props: propsWithout(row.props, 'deleted') }))
    }
    const ingest = (all: readonly EventJson[]) => store().ingest(observationsOf(all))

    it('of a dataset leaves the roll-ups of a graph that never had it, and a restoration those of one that always had it', async () => {
      await ingest(events({ mid: true, make: true }))
      const before = await rollUps('live')
      await store().ingest([deletionOf(mid)])
      const without = await rollUps('live')
      expect(without.length).toBeLessThan(before.length)
      expect(await rollUps('all')).toEqual(before)
      await store().ingest([deletionOf(mid, false)])
      expect(await rollUps('live')).toEqual(before)
      await renew()
      await ingest(events({ mid: false, make: true }))
      expect(without).toEqual(await rollUps('live'))
    })

    it('of a job leaves the roll-ups of a graph in which it never ran, and other jobs their spans and days', async () => {
      await ingest(events({ mid: true, make: true }))
      const before = await rollUps('live')
      await store().ingest([deletionOf(make)])
      const without = await rollUps('live')
      await store().ingest([deletionOf(make, false)])
      expect(await rollUps('live')).toEqual(before)
      await renew()
      await ingest(events({ mid: true, make: false }))
      expect(without).toEqual(await rollUps('live'))
    })

    it('holds for events that come later and are older, and ends with a newer one', async () => {
      await store().ingest([deletionOf(mid), deletionOf(make)])
      await ingest(events({ mid: true, make: true }))
      expect(await membersOf(store(), 'datasets')).toEqual(['mart', 'raw'])
      expect(await membersOf(store(), 'upstream of dataset mart')).toEqual(['raw@1'])
      const [newest] = events({ mid: true, make: false })
      await ingest([{ ...newest!, eventTime: '2026-11-02T00:00:00Z' }])
      expect(await membersOf(store(), 'datasets')).toEqual(['mart', 'mid', 'raw'])
      expect(await membersOf(store(), 'downstream of dataset raw')).toEqual(['mart@1', 'mid@1'])
    })

    it('of one name hides nothing while the dataset has another, live name', async () => {
      await ingest(events({ mid: true, make: true }))
      const before = await rollUps('live')
      await store().ingest([deletionOf({ datasets: named('mid') })])
      expect(await rollUps('live')).toEqual(before)
      expect(await membersOf(store(), 'dataset "mid alias"')).toEqual(['mid'])
      await store().ingest([deletionOf({ datasets: named('mid alias') })])
      expect(await membersOf(store(), 'datasets')).toEqual(['mart', 'raw'])
      expect((await store().read({ kind: 'deleted' })).datasets).toBe(1)
    })

    it('outlives retention, and what was pruned comes back with a restoration', async () => {
      await ingest(events({ mid: true, make: true }))
      const before = await rollUps('live')
      await store().ingest([deletionOf(mid), deletionOf(make)])
      await store().prune({ before: Date.parse(timeText(100_000)), latest: FOREVER, dryRun: false })
      expect(await membersOf(store(), 'upstream of dataset mart')).toEqual(['raw@1'])
      expect((await store().verify()).differences).toBe(0)
      await store().ingest([deletionOf(mid, false), deletionOf(make, false)])
      expect(await rollUps('live')).toEqual(before)
    })

    it('is derived again by a rebuild', async () => {
      await ingest(events({ mid: true, make: true }))
      await store().ingest([deletionOf(mid), deletionOf(make)])
      const before = await dumpOf(store())
      await store().rebuild()
      expect(await dumpOf(store())).toEqual(before)
    })

    it('can be one of more than 10,000', async () => {
      const gone = Array.from({ length: 10_500 }, (_, i) => `gone_${i}`)
      for (let i = 0; i < gone.length; i += 500)
        await ingest([
          runEvent({ job: 'many', run: i + 1, at: i, inputs: gone.slice(i, i + 500), outputs: ['report'] }),
        ])
      await ingest([
        runEvent({ job: 'other', run: 20_000, at: 1, inputs: ['gone_7', 'raw'], outputs: ['report'] }),
      ])
      for (let i = 0; i < gone.length; i += 500)
        await store().ingest([deletionOf({ datasets: named(...gone.slice(i, i + 500)) })])
      expect(await store().read({ kind: 'deleted' })).toEqual({ datasets: gone.length, jobs: 0 })
      expect(await membersOf(store(), 'upstream of dataset report')).toEqual(['raw@1'])
      expect(await membersOf(store(), 'datasets')).toEqual(['raw', 'report'])
      await store().ingest([deletionOf({ datasets: named('gone_7') }, false)])
      expect(await membersOf(store(), 'upstream of dataset report at job')).toEqual([
        'gone_7@1',
        'many@1',
        'other@1',
        'raw@1',
      ])
    }, 240_000)
  })
}
