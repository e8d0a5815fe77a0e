import { expect, it } from 'vitest'
import { createAnswerMemory, type NoRoomForAnswer } from './answer-memory.ts'

const reasonOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return (error as NoRoomForAnswer).reason
  }
}

it('leaves half of the memory to other callers', () => {
  const memory = createAnswerMemory(100)
  const first = memory.hold('a')
  first.take(30)
  expect(reasonOf(() => first.take(21))).toBe('too-large')
  const second = memory.hold('a')
  expect(reasonOf(() => second.take(21))).toBe('share')
  second.take(20)
  expect(reasonOf(() => memory.hold('a'))).toBe('share')
  expect(memory.free).toBe(50)
  const other = memory.hold('b')
  other.take(50)
  expect(reasonOf(() => memory.hold('c').take(1))).toBe('full')
})

it('gives back what was taken, only once', () => {
  const memory = createAnswerMemory(100)
  const one = memory.hold('a')
  one.take(40)
  one.give(30)
  expect(memory.free).toBe(90)
  one.give(30)
  expect(memory.free).toBe(100)
  one.take(50)
  one.release()
  one.release()
  one.give(50)
  one.take(50)
  expect(memory.free).toBe(100)
  memory.hold('a').take(50)
})
