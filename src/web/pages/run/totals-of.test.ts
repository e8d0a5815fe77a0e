import { expect, it } from 'vitest'
import type { TreeRun } from '../../../http/shapes/browse.ts'
import { totalsOf } from './totals-of.ts'

const dataset = (name: string) => ({ id: name, namespace: 'n', name })
const run = (id: string, operations: TreeRun['operations'], children: TreeRun[] = []): TreeRun => ({
  id,
  operations,
  children,
})

it('sums up what a run and its parts read and wrote, each dataset once', () => {
  const child = run('child', [
    {
      id: 'o2',
      reads: [{ kind: 'read', dataset: dataset('a') }],
      writes: [{ kind: 'wrote', dataset: dataset('c'), numRows: 5, numBytes: 100 }],
    },
  ])
  const whole = run(
    'run',
    [
      {
        id: 'o1',
        reads: [{ kind: 'read', dataset: dataset('a') }],
        writes: [{ kind: 'wrote', dataset: dataset('b'), numRows: 0 }],
      },
    ],
    [child],
  )
  expect(totalsOf(whole)).toEqual({
    runs: 1,
    operations: 2,
    datasetsRead: 1,
    datasetsWritten: 2,
    rowsRead: undefined,
    rowsWritten: 5,
    bytesRead: undefined,
    bytesWritten: 100,
  })
})
