import { beforeEach, describe, expect, it } from 'vitest'
import { newestEvent } from '../../src/app/newest-event.ts'
import { ClockInDoubt, pruneAll, type PruneResult } from '../../src/app/prune-all.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import type { Progress } from '../../src/store/progress.ts'
import type { PruneProgress } from '../../src/store/retention.ts'
import { minute, observationsOf, runEvent, runId, type EventJson } from './events.ts'
import type { Subject } from './describe-store.ts'

const DAY = 24 * 60

/** A run of a job that reads one dataset and writes another, on a given day. */
const daily = (job: string, run: number, day: number, from: string, to: string): readonly EventJson[] => [
  runEvent({ job, run, at: day * DAY, type: 'START' }),
  runEvent({ job, run, at: day * DAY + 5, type: 'COMPLETE', inputs: [from], outputs: [to] }),
]

/** Ten days of two jobs, one after the other; one run started on the first day and never ended. */
const history: readonly EventJson[] = [
  ...Array.from({ length: 10 }, (_, day) => [
    ...daily('load', 100 + day, day, 'raw', 'staged'),
    ...daily('build', 200 + day, day, 'staged', 'mart'),
  ]).flat(),
  runEvent({ job: 'stream', run: 300, at: 0, type: 'START', inputs: ['raw'], outputs: ['live'] }),
]
/** All runs that ended before the sixth day. */
const LIMIT = minute(5 * DAY + 60)
/** The clock at the time of pruning: the events are recent. */
const NOW = minute(10 * DAY)

/** Retention: old runs are dropped, their lineage remains. */
export function describeRetention({ store, renew }: Subject): void {
  const ingest = async (events: readonly EventJson[]): Promise<void> => {
    await store().ingest(observationsOf(events))
  }
  const prune = (before = LIMIT, dryRun = false): Promise<PruneResult> =>
    pruneAll(store(), { before, dryRun }, { now: () => NOW, pause: () => Promise.resolve() })
  const rows = (): Promise<readonly DumpRow[]> => Array.fromAsync(store().dump())
  /** Answers about datasets, columns and jobs. */
  const lasting = async (): Promise<readonly DumpRow[]> =>
    (await rows()).filter((row) => {
      if (row.kind === 'aggregate') return false
      if (row.kind === 'node') return row.row.label !== 'Run' && row.row.label !== 'Operation'
      return row.row.fromLabel !== 'Run' && row.row.fromLabel !== 'Operation'
    })
  const runsLeft = async (): Promise<readonly number[]> =>
    (await rows()).flatMap((row) =>
      row.kind === 'node' && row.row.label === 'Run' ? [parseInt(row.row.id.slice(-12), 16)] : [],
    )

  describe('retention', () => {
    beforeEach(async () => {
      await renew()
      await ingest(history)
    })

    it('drops runs that ended before the limit, and does not change lineage', async () => {
      const before = await lasting()
      expect(await prune(LIMIT, true)).toEqual({ runs: 12, operations: 12, interactions: 24, dryRun: true })
      expect(await lasting()).toEqual(before)
      expect(await prune()).toEqual({ runs: 12, operations: 12, interactions: 24, dryRun: false })
      expect(await lasting()).toEqual(before)
      expect(await runsLeft()).toHaveLength(9)
      expect(await store().verify()).toMatchObject({ differences: 0 })
      expect(await store().sample(100)).toMatchObject({ differences: 0 })

      const all = await rows()
      expect(await prune()).toMatchObject({ runs: 0, operations: 0, interactions: 0 })
      expect(await rows()).toEqual(all)
      await store().rebuild()
      expect(await rows()).toEqual(all)
    })

    it('reports its progress in old runs and operations, and the total', async () => {
      const reports: Progress[] = []
      const watch = {
        onProgress: (progress: Progress) => reports.push(progress),
        now: () => NOW,
        pause: () => Promise.resolve(),
      }
      const last = (unit: string) => reports.findLast((progress) => progress.unit === unit)
      await pruneAll(store(), { before: LIMIT, dryRun: true }, watch)
      expect(last('old runs')).toEqual({ doing: 'looking at', done: 13, total: 13, unit: 'old runs' })
      expect(last('old operations')).toMatchObject({ done: 13, total: 13 })
      await pruneAll(store(), { before: LIMIT, dryRun: false }, watch)
      expect(last('old runs')).toMatchObject({ done: 13, total: 13 })
      expect(last('old operations')).toMatchObject({ done: 1, total: 1 })
      expect(reports.every(({ done, total }) => done <= total)).toBe(true)
    })

    it('works in small batches, and events are merged between them', async () => {
      const many = Array.from({ length: 450 }, (_, i) =>
        runEvent({
          job: 'often',
          run: 1_000 + i,
          at: i,
          type: 'COMPLETE',
          inputs: ['raw'],
          outputs: ['seen'],
        }),
      )
      await store().ingest(observationsOf(many))
      const batches: number[] = []
      for (let from: string | undefined = undefined; ;) {
        const { gone, next }: PruneProgress = await store().prune({
          before: LIMIT,
          dryRun: false,
          ...(from === undefined ? {} : { from }),
        })
        batches.push(gone.operations)
        if (next === undefined) break
        from = next
        const at = 9 * DAY + batches.length
        await ingest([
          runEvent({ job: 'often', run: 2_000 + batches.length, at, inputs: ['raw'], outputs: ['seen'] }),
        ])
      }
      expect(Math.max(...batches)).toBeLessThanOrEqual(200)
      expect(batches.reduce((sum, operations) => sum + operations)).toBe(450 + 12)
      expect(await store().verify()).toMatchObject({ differences: 0 })
    })

    it('keeps the lineage of dropped runs if the remaining ones fail later', async () => {
      await prune()
      await ingest(
        Array.from({ length: 10 }, (_, day) =>
          runEvent({ job: 'load', run: 100 + day, at: day * DAY + 9, type: 'FAIL' }),
        ).slice(6),
      )
      const edges = (await rows()).flatMap((row) =>
        row.kind === 'edge' && row.row.type === 'WRITES' ? [row.row.props] : [],
      )
      // Of this job, the days of dropped runs remain.
      expect(edges).toContainEqual(
        expect.objectContaining({ firstAt: minute(0), lastAt: minute(5 * DAY + 5) }) as object,
      )
      expect(await store().verify()).toMatchObject({ differences: 0 })
    })

    it('treats a late event of a dropped run as a new run, which duplicates nothing', async () => {
      await prune()
      const before = await lasting()
      await ingest(daily('load', 101, 1, 'raw', 'staged'))
      expect(await lasting()).toEqual(before)
      expect(await runsLeft()).toHaveLength(10)
      expect(await store().verify()).toMatchObject({ differences: 0 })
      expect(await prune()).toMatchObject({ runs: 1, operations: 1 })
      expect(await lasting()).toEqual(before)
    })

    it('drops nothing if the clock is more than 7 days ahead of the newest event, unless forced', async () => {
      const wish = { before: minute(400 * DAY), dryRun: false }
      const watch = { now: () => minute(410 * DAY), pause: () => Promise.resolve() }
      await expect(pruneAll(store(), wish, watch)).rejects.toThrow(ClockInDoubt)
      expect(await runsLeft()).toHaveLength(21)
      expect(await pruneAll(store(), { ...wish, dryRun: true }, watch)).toMatchObject({ runs: 20 })
      expect(await pruneAll(store(), { ...wish, force: true }, watch)).toMatchObject({ runs: 20 })
      expect(await runsLeft()).toHaveLength(1)
    })

    it('ignores dates in the far future when it determines the age of a run', async () => {
      const job = (namespace: string) => ({ namespace, name: 'load' })
      const late = runEvent({ job: 'load', run: 100, at: 50_000 * DAY, type: 'FAIL' })
      const foreign = { ...late, job: job('others'), run: { runId: runId(101) } }
      const unknown = runEvent({ job: 'load', run: 500, at: 50_000 * DAY, type: 'COMPLETE' })
      await ingest([late, foreign, unknown])
      // Neither the newest event of the store nor that of a run can be in the future.
      expect(await newestEvent(store().read, NOW)).toBe(minute(9 * DAY + 5))
      const counts = { runs: 12, operations: 13, interactions: 24 }
      expect(await prune(LIMIT, true)).toMatchObject(counts)
      expect(await prune()).toMatchObject(counts)
      // The age of a run without any plausible date is unknown, so it remains.
      expect(await runsLeft()).toHaveLength(10)
      expect(await store().verify()).toMatchObject({ differences: 0 })
    })
  })
}
