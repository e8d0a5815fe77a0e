import fc from 'fast-check'
import type { Observation } from '../aggregate.ts'
import type { EventKind } from '../stamp.ts'
import { observeDataset, observeRun, observeVeto } from './observe.test-support.ts'
import { at, rarely, symlinksTo, use } from './random-stream.test-support.ts'

const NAMES = Array.from({ length: 40 }, (_, i) => `n${String(i).padStart(2, '0')}`)

/**
 * Streams about identity: symlinks of all kinds, vetoes and their withdrawal, and renames, between datasets of two
 * namespaces with lineage of datasets and columns. Sometimes one dataset has more names than the maximum size of a
 * group.
 */
export const randomIdentityStream = (maxLength: number): fc.Arbitrary<readonly Observation[]> => {
  const some = fc.constantFrom('a', 'b', 'x:t', 'x:u')
  const linked = fc
    .tuple(at, some, symlinksTo(some))
    .map(([when, from, links]) => observeDataset(when, { name: from, symlinks: links }))
  const unlinked = fc
    .tuple(at, some)
    .map(([when, name]) => observeDataset(when, { name, withdrawn: ['symlinks'] }))
  const parted = fc
    .tuple(at, fc.tuple(some, some), fc.boolean(), rarely(fc.constantFrom('ann', 'bob'), 2))
    .map((said) => observeVeto(...said))
  const renamed = fc
    .tuple(at, some, some)
    .map(([when, now, before]) =>
      observeDataset(when, { name: now, lifecycle: 'rename', renamedFrom: before }),
    )
  const run = fc
    .record({
      run: fc.nat({ max: 3 }),
      kind: fc.constantFrom<EventKind>('COMPLETE', 'COMPLETE', 'START', 'FAIL'),
      at,
      inputs: fc.array(use('input'), { maxLength: 2 }),
      outputs: fc.array(use('output'), { minLength: 1, maxLength: 2 }),
    })
    .map((said) => observeRun(said))
  const crowd = fc
    .tuple(at, fc.shuffledSubarray(NAMES, { minLength: 34 }))
    .map(([when, others]) =>
      observeDataset(when, { name: 'a', symlinks: others.map((other) => [other] as const) }),
    )
  const crowdVeto = fc
    .tuple(at, fc.tuple(fc.constantFrom('a', ...NAMES), fc.constantFrom(...NAMES)), fc.boolean())
    .map((said) => observeVeto(...said))
  const item = [
    { arbitrary: linked, weight: 6 },
    { arbitrary: unlinked, weight: 1 },
    { arbitrary: parted, weight: 3 },
    { arbitrary: renamed, weight: 1 },
    { arbitrary: run, weight: 4 },
  ]
  const length = { minLength: 1, maxLength, size: 'max' } as const
  return fc.oneof(
    { arbitrary: fc.array(fc.oneof(...item), length), weight: 9 },
    {
      arbitrary: fc.array(
        fc.oneof(...item, { arbitrary: crowd, weight: 1 }, { arbitrary: crowdVeto, weight: 2 }),
        length,
      ),
      weight: 1,
    },
  )
}
