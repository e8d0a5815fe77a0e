import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { Observation } from '../../src/domain/aggregate.ts'
import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { activityOf, trueActivity } from './activity-texts.ts'
import { columnEdges, datasetEdges } from './lineage-texts.ts'
import type { GroundTruth } from './ground-truth.ts'

/** The recorded pipelines, whose expected lineage was written by hand from their sources. */
const PIPELINES = [
  'dbt-shop',
  'spark-warehouse',
  'spark-lakehouse',
  'sqlmesh-shop',
  'dagster-shop',
  'airflow-parcels',
  'python-client',
  'trino-shop',
  'flink-shop',
] as const
const BATCH = 64

const folder = (pipeline: string) => join(import.meta.dirname, '..', '..', 'examples', pipeline)

function recorded(pipeline: string): readonly Observation[] {
  return readFileSync(join(folder(pipeline), 'events.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line, i) => {
      const result = readEvent(JSON.parse(line))
      if (!result.ok) throw new Error(`${pipeline}, line ${String(i + 1)}: ${result.error.reason}`)
      return result.value.observation
    })
}

/** The same events in another order; deterministic for a seed. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const out = [...items]
  let state = seed
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    const j = state % (i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

const ORDERS: Readonly<Record<string, (events: readonly Observation[]) => readonly Observation[]>> = {
  'in file order': (events) => events,
  reversed: (events) => [...events].reverse(),
  shuffled: (events) => shuffled(events, 42),
  'doubled and shuffled': (events) => shuffled([...events, ...events], 7),
}

/**
 * Replays each recorded pipeline into a store in four orders, and expects exactly the lineage written by hand, and the same
 * graph in every order. `open` opens an empty store.
 */
export function describeGroundTruth(store: string, open: () => Promise<LineageStore>): void {
  describe.each(PIPELINES)(`${store}: recorded pipeline %s`, (pipeline) => {
    const truth = JSON.parse(readFileSync(join(folder(pipeline), 'truth.json'), 'utf8')) as GroundTruth
    const expected = trueActivity(truth)
    const dumps = new Map<string, readonly DumpRow[]>()

    afterAll(() => dumps.clear())

    describe.each(Object.entries(ORDERS))('%s', (order, arrange) => {
      beforeAll(async () => {
        const opened = await open()
        const events = arrange(recorded(pipeline))
        for (let i = 0; i < events.length; i += BATCH) await opened.ingest(events.slice(i, i + BATCH))
        dumps.set(order, await dumpOf(opened))
        await opened.close()
      })

      const rows = () => dumps.get(order) ?? []
      const activity = () => activityOf(truth, rows())

      it('has exactly the expected edges between datasets, with their basis', () => {
        const expected = truth.datasetEdges.map(
          (e) => `${e.from} → ${e.to} (${[...e.basis].sort().join(', ')})`,
        )
        expect(datasetEdges(truth, rows())).toEqual(expected.sort())
      })

      it('has exactly the expected edges between columns, direct and indirect', () => {
        const expected = truth.columnEdges.map(
          (e) => `${e.from.join('.')} → ${e.to.join('.')} (${[...e.kinds].sort().join(', ')})`,
        )
        expect(columnEdges(truth, rows())).toEqual(expected.sort())
      })

      it('has no edge that is listed as wrong', () => {
        const edges = new Set(datasetEdges(truth, rows()).map((edge) => edge.replace(/ \([^(]*\)$/, '')))
        expect(truth.notEdges.filter((e) => edges.has(`${e.from} → ${e.to}`))).toEqual([])
      })

      it('has the expected jobs, merged by name, with their types', () => {
        expect(activity().jobs).toEqual(expected.jobs)
      })

      it('has the expected containment and dependencies of jobs', () => {
        expect(activity().partOf).toEqual(expected.partOf)
        expect(activity().dependsOn).toEqual(expected.dependsOn)
      })

      it('has the expected tags and owners', () => {
        expect(activity().tags).toEqual(expected.tags)
        expect(activity().owners).toEqual(expected.owners)
      })

      it.skipIf(truth.runs === undefined)('has the expected runs and operations', () => {
        expect(activity().runs).toEqual(expected.runs)
      })

      it('has the same graph as in file order', () => {
        expect(rows()).toEqual(dumps.get('in file order'))
      })
    })
  })
}
