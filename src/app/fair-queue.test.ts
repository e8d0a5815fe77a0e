import { expect, it } from 'vitest'
import { createFairQueue } from './fair-queue.ts'

const upTo = (most: number) => (_: string, taken: number) => taken < most

it('lets sources take turns, and retains the order of each', () => {
  const queue = createFairQueue<string>()
  const [a, b] = [{}, {}]
  for (const item of ['a1', 'a2', 'a3', 'a4']) queue.add(item, a)
  queue.add('alone1')
  for (const item of ['b1', 'b2']) queue.add(item, b)
  queue.add('alone2')
  expect([queue.size, queue.alone]).toEqual([8, 2])
  expect(queue.take(upTo(5))).toEqual(['a1', 'alone1', 'b1', 'alone2', 'a2'])
  expect([queue.size, queue.alone]).toEqual([3, 0])
  queue.add('alone3')
  expect(queue.take(upTo(2))).toEqual(['b2', 'a3'])
  expect(queue.drain()).toEqual(['alone3', 'a4'])
  expect(queue.take(upTo(9))).toEqual([])
  expect(queue.size).toBe(0)
})

it('takes the oldest items without a source, and leaves sources in place', () => {
  const queue = createFairQueue<string>()
  const source = {}
  queue.add('a1', source)
  queue.add('old1')
  queue.add('old2')
  queue.add('a2', source)
  queue.add('new')
  expect(queue.takeAlone((item) => item.startsWith('old'))).toEqual(['old1', 'old2'])
  expect([queue.size, queue.alone]).toEqual([3, 1])
  expect(queue.takeAlone((item) => item.startsWith('old'))).toEqual([])
  expect(queue.take(upTo(9))).toEqual(['a1', 'new', 'a2'])
  expect([queue.size, queue.alone]).toEqual([0, 0])
})

it('takes nothing if nothing fits, and loses nothing', () => {
  const queue = createFairQueue<string>()
  queue.add('x')
  expect(queue.take(() => false)).toEqual([])
  expect(queue.take(() => true)).toEqual(['x'])
})
