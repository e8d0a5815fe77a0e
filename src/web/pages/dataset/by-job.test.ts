import { expect, it } from 'vitest'
import type { InteractionCard } from '../../../http/shapes/browse-types.ts'
import { byJob } from './by-job.ts'

const use = (job: string, kind: 'read' | 'wrote', startedAt?: string): InteractionCard => ({
  id: `${job} ${kind} ${startedAt ?? ''}`,
  kind,
  operation: 'o',
  job: { id: job, namespace: 'n', name: job },
  ...(startedAt === undefined ? {} : { startedAt }),
})

it('sums up what each job did, writers first, then the latest', () => {
  const uses = byJob([
    use('reads often', 'read', '2026-11-03T00:00:00.000Z'),
    use('reads often', 'read', '2026-11-01T00:00:00.000Z'),
    use('read recently', 'read', '2026-11-04T00:00:00.000Z'),
    use('does both', 'read', '2026-11-01T00:00:00.000Z'),
    use('does both', 'wrote', '2026-11-02T00:00:00.000Z'),
    use('at no time', 'read'),
  ])
  expect(uses.map(({ job, reads, writes, lastAt }) => [job.name, reads, writes, lastAt])).toEqual([
    ['does both', 1, 1, '2026-11-02T00:00:00.000Z'],
    ['read recently', 1, 0, '2026-11-04T00:00:00.000Z'],
    ['reads often', 2, 0, '2026-11-03T00:00:00.000Z'],
    ['at no time', 1, 0, undefined],
  ])
})

it('ignores accesses without a job', () => {
  expect(byJob([{ id: 'i', kind: 'read', operation: 'o' }])).toEqual([])
})
