import { beforeAll, describe, expect, it } from 'vitest'

import { activityOf } from '../../src/app/browse/activity.ts'
import { dayText } from '../../src/app/browse/time-range.ts'
import { datasetId, jobId, type Id } from '../../src/domain/ids.ts'
import { DAY, dayOf, toIso } from '../../src/domain/time.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'
import type { Subject } from './describe-store.ts'
import { type EventJson, minute, NAMESPACE, observationsOf, runEvent, symlink } from './events.ts'

/** Minutes of a day. */
const days = (count: number): number => count * 24 * 60
const NOW = minute(days(40))

/** A JobEvent: a declaration that is valid from then on, without a run. */
const jobEvent = (name: string, at: number): EventJson => ({
  ...runEvent({ job: name, at, inputs: ['plan'], outputs: ['fact'] }),
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent',
  eventType: undefined,
  run: undefined,
})

const EVENTS = [
  ...[0, 1, 2, 5, 9].map((day, i) =>
    runEvent({ job: 'load', run: 0x10 + i, at: days(day), inputs: ['raw'], outputs: ['users'] }),
  ),
  ...[1, 2].map((day, i) =>
    runEvent({ job: 'report', run: 0x20 + i, at: days(day), inputs: ['users'], outputs: ['report'] }),
  ),
  runEvent({ job: 'failing', run: 0x30, at: days(3), type: 'FAIL', inputs: ['users'], outputs: ['report'] }),
  runEvent({ job: 'slow', run: 0x31, at: days(30), type: 'START', inputs: ['events'], outputs: ['live'] }),
  jobEvent('declared', days(30)),
  runEvent({
    job: 'copy',
    run: 0x40,
    at: days(12),
    inputs: [{ name: '/lake/users', facets: symlink('users') }],
    outputs: ['copy'],
  }),
  ...Array.from({ length: 7 }, (_, i) =>
    runEvent({
      job: `reader ${i}`,
      run: 0x50 + i,
      at: days(15 + i),
      inputs: ['calendar'],
      outputs: [`out ${i}`],
    }),
  ),
]

const dataset = (name: string): Id => datasetId(NAMESPACE, name)
const job = (name: string): Id => jobId(NAMESPACE, name)
const WINDOW = { since: minute(0), until: NOW }

/** The expected result, computed from all rows day by day. */
function naive(rows: readonly DumpRow[], ids: readonly Id[], { since, until }: typeof WINDOW) {
  const edges = rows.flatMap(({ kind, row }) =>
    kind === 'edge' && (row.type === 'READS' || row.type === 'WRITES') ? [row] : [],
  )
  const of = edges.filter(({ from, to }) => ids.includes(from) || ids.includes(to))
  const counted = []
  for (let day = dayOf(since); day <= dayOf(Math.min(until, NOW)); day++) {
    const made = of.filter(({ props }) => {
      const list = props['days'] as readonly number[]
      return list.some((first, i) => i % 2 === 0 && first <= day && list[i + 1]! >= day)
    })
    if (made.length > 0) counted.push({ day: dayText(day * DAY), edges: made.length })
  }
  return counted
}

export function describeActivity({ store, renew }: Subject): void {
  describe('counts edges per day', () => {
    let rows: readonly DumpRow[]
    beforeAll(async () => {
      await renew()
      await store().ingest(observationsOf(EVENTS))
      rows = await dumpOf(store())
    })
    const ask = (ids: readonly Id[], window = WINDOW) => activityOf(store().read, ids, window, NOW)

    it('of a dataset by any of its names, of a job, and of both without counting an edge twice', async () => {
      const users = { firstAt: toIso(minute(0)), lastAt: toIso(minute(days(12))), complete: true }
      const wanted = naive(rows, [dataset('users'), dataset('/lake/users')], WINDOW)
      expect(wanted.map(({ edges }) => edges)).toEqual([1, 2, 2, 1, 1, 1])
      for (const name of ['users', '/lake/users'])
        expect(await ask([dataset(name)])).toMatchObject({ days: wanted, ...users })
      expect(await ask([dataset('users'), dataset('/lake/users')])).toMatchObject({ days: wanted, ...users })
      expect(await ask([job('load')])).toMatchObject({ days: naive(rows, [job('load')], WINDOW) })
      expect(await ask([job('load'), dataset('raw'), dataset('raw')])).toMatchObject({
        days: naive(rows, [job('load'), dataset('raw')], WINDOW),
      })
    })

    it('of all datasets and jobs', async () => {
      const ids = rows.flatMap(({ kind, row }) =>
        kind === 'node' && (row.label === 'Dataset' || row.label === 'Job') ? [row.id] : [],
      )
      const answer = await ask(ids)
      expect(answer['days']).toEqual(naive(rows, ids, WINDOW))
      expect(answer).toMatchObject({
        complete: true,
        window: { since: toIso(WINDOW.since), until: toIso(NOW) },
      })
    })

    it('of declarations until now, of unfinished runs until their last event, and of failed runs not at all', async () => {
      const { days: counted, lastAt } = await ask([job('declared')])
      expect(counted).toEqual(naive(rows, [job('declared')], WINDOW))
      expect(counted).toHaveLength(11)
      expect(lastAt).toBe(toIso(NOW))
      expect(await ask([job('slow')])).toMatchObject({ days: [{ day: '2026-10-01', edges: 2 }] })
      expect(await ask([job('failing')])).toEqual({
        window: { since: toIso(WINDOW.since), until: toIso(NOW) },
        days: [],
        complete: true,
      })
    })

    it('of each day that the window touches, with first and last times outside it', async () => {
      const window = { since: minute(days(1) + 600), until: minute(days(2)) }
      expect(await ask([dataset('users')], window)).toMatchObject({
        days: [
          { day: '2026-09-02', edges: 2 },
          { day: '2026-09-03', edges: 2 },
        ],
        firstAt: toIso(minute(0)),
        lastAt: toIso(minute(days(12))),
      })
      const before = { since: minute(-days(9)), until: minute(-days(1)) }
      expect(await ask([dataset('users')], before)).toMatchObject({ days: [], complete: true })
    })

    it('of an unknown id as none', async () => {
      const nowhere = ['00000000-0000-4000-8000-00000000dead' as Id]
      for (const ids of [[], nowhere]) expect(await ask(ids)).toMatchObject({ days: [], complete: true })
    })

    it('and marks a result without all edges as incomplete', async () => {
      const some = (edges: number, ...passes: readonly (readonly [things: number, edges: number])[]) =>
        activityOf(store().read, [dataset('calendar'), dataset('raw')], WINDOW, NOW, {
          edges,
          passes: passes.map(([things, edges]) => ({ things, edges })),
        })
      const all = { complete: true, days: naive(rows, [dataset('calendar'), dataset('raw')], WINDOW) }
      expect(await some(100, [1, 100])).toMatchObject(all)
      expect(await some(100, [2, 3], [1, 7])).toMatchObject(all)
      expect(await some(100, [2, 3], [1, 6])).toMatchObject({ complete: false })
      expect(await some(2, [2, 100])).toMatchObject({ complete: false })
    })
  })
}
