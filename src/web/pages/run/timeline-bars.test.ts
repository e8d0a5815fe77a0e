import { expect, it } from 'vitest'
import type { TreeRun } from '../../../http/shapes/browse.ts'
import { timelineBars } from './timeline-bars.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 1, 0, 0, second)).toISOString()
const step = (id: string, from?: number, to?: number): TreeRun['operations'][number] => ({
  id,
  reads: [],
  writes: [],
  ...(from === undefined ? {} : { startedAt: at(from) }),
  ...(to === undefined ? {} : { endedAt: at(to) }),
})

it('orders the parts of a run by start', () => {
  const child: TreeRun = {
    id: 'child',
    name: 'child',
    status: 'running',
    startedAt: at(5),
    operations: [step('late', 8, 9)],
    children: [],
  }
  const run: TreeRun = {
    id: 'run',
    startedAt: at(0),
    endedAt: at(10),
    operations: [step('second', 6, 8), step('first', 1, 2), step('never')],
    children: [child],
  }
  const { bars, from, to, untimed } = timelineBars({ run }, Date.parse(at(20)))
  expect(bars.map(({ id, depth, left, width }) => [id, depth, left, width])).toEqual([
    ['run', 0, 0, 0.5],
    ['first', 1, 0.05, 0.05],
    ['child', 1, 0.25, 0.75],
    ['late', 2, 0.4, 0.05],
    ['second', 1, 0.3, 0.1],
  ])
  expect([from, to, untimed]).toEqual([Date.parse(at(0)), Date.parse(at(20)), 1])
})

it('gives a run that ends before it starts a width of 0', () => {
  const run: TreeRun = { id: 'r', startedAt: at(5), endedAt: at(1), operations: [], children: [] }
  expect(timelineBars({ run }, 0).bars[0]).toMatchObject({ left: 0, width: 0 })
})
