import { beforeEach, expect, it } from 'vitest'

import { ChangeFollower, ChangeNotes, createChangeRing } from './changed-numbers.ts'

let notes: ChangeNotes
let follower: ChangeFollower
let told: (number | 'all')[]

beforeEach(() => {
  const ring = createChangeRing()
  notes = new ChangeNotes(ring)
  follower = new ChangeFollower(ring)
  told = []
})

const follow = (commit: number): boolean =>
  follower.follow(
    commit,
    (n) => told.push(n),
    () => told.push('all'),
  )

function change(commit: number, ...numbers: readonly number[]): void {
  for (const n of numbers) notes.add(n)
  notes.publish(commit)
}

it('tells each change once, of the commits that a snapshot has', () => {
  change(1, 10, 11, 10)
  change(2, 20)
  expect(follow(1)).toBe(true)
  expect(told).toEqual([10, 11])
  expect(follow(1)).toBe(true)
  change(3, 30)
  expect(told).toEqual([10, 11])
  expect(follow(3)).toBe(true)
  expect(told).toEqual([10, 11, 20, 30])
})

it('forgets what came to nothing, and tells of everything as one', () => {
  notes.add(5)
  notes.forget()
  expect(notes.any).toBe(false)
  notes.add(6)
  notes.addAll()
  notes.add(7)
  expect(notes.any).toBe(true)
  notes.publish(1)
  expect(notes.any).toBe(false)
  expect(follow(1)).toBe(true)
  expect(told).toEqual(['all'])
})

it('tells of a commit that changes very much as of everything', () => {
  change(1, ...Array.from({ length: 20_000 }, (_, n) => n))
  expect(follow(1)).toBe(true)
  expect(told).toEqual(['all'])
})

it('forgets everything where a reader comes too late, and goes on from there', () => {
  for (let commit = 1; commit <= 10; commit++) change(commit, ...Array.from({ length: 10_000 }, (_, n) => n))
  expect(follow(10)).toBe(true)
  expect(told[0]).toBe('all')
  told = []
  change(11, 7)
  expect(follow(11)).toBe(true)
  expect(told).toEqual([7])
})

it('does not trust itself where what an old snapshot lacks may have been overwritten', () => {
  for (let commit = 1; commit <= 10; commit++) change(commit, ...Array.from({ length: 10_000 }, (_, n) => n))
  expect(follow(1)).toBe(false)
  expect(told).toEqual(['all'])
  expect(follow(10)).toBe(true)
})

it('notes nothing where nobody listens', () => {
  const alone = new ChangeNotes()
  alone.add(1)
  alone.addAll()
  expect(alone.any).toBe(false)
  alone.publish(1)
})
