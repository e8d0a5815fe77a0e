import { describe, expect, it } from 'vitest'

import type { Observation } from '../../src/domain/aggregate.ts'
import type { EdgeType } from '../../src/domain/graph-schema.ts'
import { dumpOf } from '../parity/dump-of.ts'
import type { Subject } from './describe-store.ts'
import { columnLineage, observationsOf, runEvent, schema, symlink } from './events.ts'

/** Various events: columns, aliases, a failed run, a repeated job, a declared fact. */
export function story(): readonly Observation[] {
  const raw = { name: 'raw.a', facets: { ...schema('id', 'email') } }
  const stage = {
    name: 'stage.b',
    facets: { ...schema('id', 'mail'), ...columnLineage({ id: ['raw.a.id'], mail: ['raw.a.email'] }) },
  }
  return observationsOf([
    runEvent({ job: 'clean', run: 1, at: 0, type: 'START' }),
    runEvent({ job: 'clean', run: 1, at: 5, inputs: [raw], outputs: [stage] }),
    runEvent({ job: 'clean', run: 2, at: 1500, type: 'START', inputs: [raw] }),
    runEvent({ job: 'clean', run: 2, at: 1505, outputs: [stage] }),
    runEvent({ job: 'publish', run: 3, at: 10, inputs: ['stage.b', 'raw.c'], outputs: ['mart.d'] }),
    runEvent({ job: 'publish', run: 4, at: 20, type: 'RUNNING', inputs: ['raw.c'], outputs: ['mart.e'] }),
    runEvent({ job: 'publish', run: 4, at: 30, type: 'FAIL', inputs: ['stage.b'], outputs: ['mart.e'] }),
    runEvent({
      job: 'link',
      run: 5,
      at: 40,
      inputs: [{ name: '/files/d', facets: symlink('mart.d') }],
      outputs: ['out'],
    }),
  ])
}

/** The same items in another order; deterministic for a seed. */
export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  let state = seed
  return items
    .map((item) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return { item, rank: state }
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

export function describeMerging({ store, renew }: Subject): void {
  const afterwards = async (batches: readonly (readonly Observation[])[]) => {
    await renew()
    for (const batch of batches) await store().ingest(batch)
    return dumpOf(store())
  }

  describe('merging events', () => {
    it('gives the same graph in any order, with duplicates or not, one by one or together', async () => {
      const events = story()
      const wanted = await afterwards([events])
      expect(wanted.length).toBeGreaterThan(20)
      expect(await afterwards([events, events])).toEqual(wanted)
      expect(await afterwards(events.map((event) => [event]))).toEqual(wanted)
      expect(await afterwards([...events].reverse().map((event) => [event]))).toEqual(wanted)
      for (const seed of [1, 2, 3])
        expect(await afterwards([shuffled(events, seed).slice(0, 5), shuffled(events, seed)])).toEqual(wanted)
    })

    it('works in overlapping calls', async () => {
      const events = story()
      const wanted = await afterwards([events])
      await renew()
      await Promise.all(events.map((event) => store().ingest([event])))
      expect(await dumpOf(store())).toEqual(wanted)
    })

    it('withdraws the edges of a run that fails later', async () => {
      const made = runEvent({ job: 'load', run: 1, at: 1, inputs: ['a'], outputs: ['b'] })
      const again = runEvent({ job: 'load', run: 2, at: 2000, inputs: ['a'], outputs: ['b'] })
      const failed = runEvent({ job: 'load', run: 2, at: 2001, type: 'FAIL' })
      const wanted = rollUps(await afterwards([observationsOf([made])]))
      expect(wanted.map((row) => row.type).sort()).toEqual(['DERIVED_FROM', 'READS', 'WRITES'])
      const both = await afterwards([observationsOf([made, again])])
      expect(rollUps(both)).not.toEqual(wanted)
      await store().ingest(observationsOf([failed]))
      expect(rollUps(await dumpOf(store()))).toEqual(wanted)
      await store().ingest(observationsOf([runEvent({ job: 'load', run: 1, at: 3, type: 'FAIL' })]))
      expect(rollUps(await dumpOf(store()))).toEqual([])
    })

    it('accepts an empty list', async () => {
      await renew()
      await expect(store().ingest([])).resolves.toEqual({ warnings: [] })
    })
  })
}

const ROLL_UPS: readonly EdgeType[] = ['DERIVED_FROM', 'READS', 'WRITES']

function rollUps(rows: Awaited<ReturnType<typeof dumpOf>>) {
  return rows.flatMap((row) => (row.kind === 'edge' && ROLL_UPS.includes(row.row.type) ? [row.row] : []))
}
