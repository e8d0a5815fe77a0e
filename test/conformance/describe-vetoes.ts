import { describe, expect, it } from 'vitest'

import type { Observation, Veto } from '../../src/domain/aggregate.ts'
import { stampOf } from '../../src/domain/stamp.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { membersOf } from './query-store.ts'
import { datasetEvent, minute, NAMESPACE, observationsOf, runEvent, symlink } from './events.ts'
import type { Subject } from './describe-store.ts'

type Batches = readonly (readonly Observation[])[]

/** A user's decision about two datasets of the suite. */
function word(
  at: number,
  [one, other]: readonly [string, string],
  vetoed: boolean,
  by?: string,
): Observation {
  const named = (name: string) => ({ namespace: NAMESPACE, name })
  const veto: Veto = {
    pair: [named(one), named(other)],
    stamp: stampOf(minute(at), 'OTHER'),
    vetoed,
    ...(by === undefined ? {} : { by }),
  }
  return { eventTime: minute(at), datasets: [], jobs: [], content: [], vetoes: [veto] }
}

const joined = observationsOf([
  runEvent({
    job: 'load',
    run: 1,
    at: 1,
    inputs: ['raw'],
    outputs: [{ name: '/files/t', facets: symlink('t') }],
  }),
  runEvent({ job: 'use', run: 2, at: 2, inputs: ['t'], outputs: ['mart'] }),
])
const parted = word(10, ['/files/t', 't'], true, 'ann')
const restated = observationsOf([datasetEvent(20, { name: '/files/t', facets: symlink('t') })])
const lifted = word(30, ['t', '/files/t'], false, 'bob')

export function describeVetoes({ store, renew }: Subject): void {
  const fill = async (batches: Batches): Promise<void> => {
    await renew()
    for (const batch of batches) await store().ingest(batch)
  }
  const upstream = (): Promise<readonly string[]> => membersOf(store(), 'upstream of dataset mart')

  describe('a veto of a pair', () => {
    it('separates the lineage of the two, in any order, and despite later events', async () => {
      await fill([joined])
      expect(await upstream()).toEqual(['t@1', 'raw@2'])
      for (const batches of [
        [joined, [parted], restated],
        [[parted], restated, joined],
        [[...restated, parted, ...joined]],
      ]) {
        await fill(batches)
        expect(await upstream()).toEqual(['t@1'])
      }
    })

    it('is lifted by a newer decision', async () => {
      await fill([joined, [parted]])
      await store().ingest([lifted])
      const wanted = await dumpOf(store())
      expect(await upstream()).toEqual(['t@1', 'raw@2'])
      await fill([[lifted], joined, [parted], [lifted]])
      expect(await dumpOf(store())).toEqual(wanted)
    })

    it('is stored unchanged, also by a rebuild', async () => {
      await fill([joined, [parted]])
      const before = await dumpOf(store())
      const words = before.flatMap((row) =>
        row.kind === 'edge' && row.row.type === 'NOT_SAME_AS' ? [row.row] : [],
      )
      expect(words.map(({ props }) => props)).toEqual([
        { vetoed: true, by: 'ann', stamps: `{"vetoed":[${minute(10)},5]}`, firstSeen: minute(10) },
      ])
      expect((await store().verify()).differences).toBe(0)
      await store().rebuild()
      expect(await dumpOf(store())).toEqual(before)
      await store().ingest(restated)
      expect(await upstream()).toEqual(['t@1'])
    })

    it('separates the two also through third names, and reports the omitted link', async () => {
      await renew()
      await store().ingest([word(1, ['a', 'c'], true)])
      const { warnings } = await store().ingest(
        observationsOf([
          datasetEvent(2, { name: 'b', facets: symlink('a', 'OTHER') }),
          datasetEvent(3, { name: 'b', facets: symlink('c', 'OTHER') }),
        ]),
      )
      expect(warnings.join()).toContain(`${NAMESPACE}/a and ${NAMESPACE}/c, which a person has separated`)
      const aliases = (await dumpOf(store())).filter(
        (row) => row.kind === 'edge' && row.row.type === 'ALIAS_OF',
      )
      expect(aliases).toHaveLength(1)
    })
  })
}
