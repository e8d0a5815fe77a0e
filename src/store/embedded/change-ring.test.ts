import { beforeEach, expect, it } from 'vitest'

import { ChangePublisher, ChangeSubscriber, createChangeRing } from './change-ring.ts'

let publisher: ChangePublisher
let subscriber: ChangeSubscriber
let received: (number | 'all')[]

beforeEach(() => {
  const ring = createChangeRing()
  publisher = new ChangePublisher(ring)
  subscriber = new ChangeSubscriber(ring)
  received = []
})

const catchUp = (commit: number): boolean =>
  subscriber.catchUp(
    commit,
    (n) => received.push(n),
    () => received.push('all'),
  )

function change(commit: number, ...numbers: readonly number[]): void {
  for (const n of numbers) publisher.add(n)
  publisher.publish(commit)
}

it('delivers each change once, as soon as a snapshot contains its commit', () => {
  change(1, 10, 11, 10)
  change(2, 20)
  expect(catchUp(1)).toBe(true)
  expect(received).toEqual([10, 11])
  expect(catchUp(1)).toBe(true)
  change(3, 30)
  expect(received).toEqual([10, 11])
  expect(catchUp(3)).toBe(true)
  expect(received).toEqual([10, 11, 20, 30])
})

it('discards the changes of a rollback, and reports a change of everything once', () => {
  publisher.add(5)
  publisher.discard()
  expect(publisher.hasChanges).toBe(false)
  publisher.add(6)
  publisher.addAll()
  publisher.add(7)
  expect(publisher.hasChanges).toBe(true)
  publisher.publish(1)
  expect(publisher.hasChanges).toBe(false)
  expect(catchUp(1)).toBe(true)
  expect(received).toEqual(['all'])
})

it('reports a very large commit as a change of everything', () => {
  change(1, ...Array.from({ length: 20_000 }, (_, n) => n))
  expect(catchUp(1)).toBe(true)
  expect(received).toEqual(['all'])
})

it('reports a change of everything after an overflow, and continues from there', () => {
  for (let commit = 1; commit <= 10; commit++) change(commit, ...Array.from({ length: 10_000 }, (_, n) => n))
  expect(catchUp(10)).toBe(true)
  expect(received[0]).toBe('all')
  received = []
  change(11, 7)
  expect(catchUp(11)).toBe(true)
  expect(received).toEqual([7])
})

it('returns false after an overflow if later commits than that of the snapshot may be lost', () => {
  for (let commit = 1; commit <= 10; commit++) change(commit, ...Array.from({ length: 10_000 }, (_, n) => n))
  expect(catchUp(1)).toBe(false)
  expect(received).toEqual(['all'])
  expect(catchUp(10)).toBe(true)
})

it('does nothing without a ring', () => {
  const unconnected = new ChangePublisher()
  unconnected.add(1)
  unconnected.addAll()
  expect(unconnected.hasChanges).toBe(false)
  unconnected.publish(1)
})
