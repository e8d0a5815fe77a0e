import { describe, expect, it } from 'vitest'
import type { Id } from '../../domain/ids.ts'
import { accessOf, everWritten, isLinked, readAtEnd, writeOf, type OperationTiming } from './causal-rule.ts'

const NOW = 1_000

/** An operation that succeeded. Without an end it is unfinished. */
const work = (
  id: string,
  startedAt: number,
  endedAt?: number,
  more: Partial<OperationTiming> = {},
): OperationTiming => ({
  id: id as Id,
  startedAt,
  ...(endedAt === undefined ? { status: 'running' } : { endedAt, status: 'succeeded' }),
  ...more,
})
const append = (id: string, from: number, to?: number, more: Partial<OperationTiming> = {}, at = NOW) =>
  writeOf(work(id, from, to, more), false, at)
const replace = (id: string, from: number, to?: number, more: Partial<OperationTiming> = {}, at = NOW) =>
  writeOf(work(id, from, to, more), true, at)
const read = (id: string, from: number, to?: number, more: Partial<OperationTiming> = {}, at = NOW) =>
  accessOf(work(id, from, to, more), at)

describe('a read is linked to every write that started before the read ended', () => {
  it.each([
    ['long before', 10, 20, true],
    ['during the read', 110, 150, true],
    ['just before its end', 119, 300, true],
    ['at its end', 120, 130, false],
    ['after it', 200, 210, false],
  ])('%s', (_, from, to, linked) => {
    expect(isLinked(append('w', from, to), read('r', 100, 120), [])).toBe(linked)
  })
})

describe('except writes that a later replacing write hides', () => {
  it.each([
    ['one between the two', replace('h', 30, 40), true],
    ['one that appends', append('h', 30, 40), false],
    [
      'one that started when the hidden one ended, and ended when the read started',
      replace('h', 20, 100),
      true,
    ],
    ['one that started before the hidden one ended', replace('h', 19, 40), false],
    ['one that ended after the read started', replace('h', 30, 101), false],
    ['one that failed', replace('h', 30, 40, { status: 'failed' }), false],
    ['one that was killed', replace('h', 30, 40, { status: 'killed' }), false],
    ['one that is unfinished', replace('h', 30), false],
    ['one before the hidden one', replace('h', 1, 9), false],
  ])('%s', (_, other, hidden) => {
    expect(isLinked(append('w', 10, 20), read('r', 100, 120), [other])).toBe(!hidden)
  })

  it('nothing hides an unfinished write', () => {
    expect(isLinked(append('w', 10), read('r', 100, 120), [replace('h', 30, 40)])).toBe(true)
  })
})

describe('an unfinished operation lasts until now, or T, or the end of a run that contains it', () => {
  it('now', () => {
    expect(read('r', 100)).toMatchObject({ from: 100, to: NOW })
    expect(isLinked(append('w', 900, 910), read('r', 100), [])).toBe(true)
  })
  it('T, as does one that ended later', () => {
    expect(read('r', 100, undefined, {}, 500)).toMatchObject({ to: 500 })
    expect(read('r', 100, 700, {}, 500)).toMatchObject({ to: 500 })
    expect(isLinked(append('w', 600, 610), read('r', 100, 700, {}, 500), [])).toBe(false)
  })
  it('the end of a run that contains it, if that is not later than T', () => {
    expect(read('r', 100, undefined, { runEndedAt: 300 })).toMatchObject({ to: 300 })
    expect(read('r', 100, undefined, { runEndedAt: 300 }, 200)).toMatchObject({ to: 200 })
    expect(isLinked(append('w', 400, 410), read('r', 100, undefined, { runEndedAt: 300 }), [])).toBe(false)
    const crashed = append('w', 10, undefined, { runEndedAt: 20 })
    expect(isLinked(crashed, read('r', 100, 120), [replace('h', 30, 40)])).toBe(false)
  })
  it('its own end takes precedence over that of the run', () => {
    expect(read('r', 100, 120, { runEndedAt: 110 })).toMatchObject({ to: 120 })
  })
  it('but it never ends before it started', () => {
    expect(read('r', 100, undefined, { runEndedAt: 50 })).toMatchObject({ from: 100, to: 100 })
  })
  it('a write that succeeded after T hides nothing at T', () => {
    const late = replace('h', 30, 90, {}, 60)
    expect(late.hides).toBe(false)
    expect(isLinked(append('w', 10, 20, {}, 60), readAtEnd(60), [late])).toBe(true)
  })
})

describe('an operation does not see its own writes', () => {
  it('not even those that started before its read', () => {
    expect(isLinked(append('o', 10, 90), read('o', 10, 90), [])).toBe(false)
  })
  it("and the reader's own write hides nothing", () => {
    expect(isLinked(append('w', 10, 20), read('o', 30, 30), [replace('o', 30, 30)])).toBe(true)
    expect(isLinked(append('w', 10, 20), read('r', 30, 30), [replace('o', 30, 30)])).toBe(false)
  })
})

describe('of two replacing writes at the same instant, the one with the lesser id is the earlier', () => {
  const [a, b] = [replace('a', 50, 50), replace('b', 50, 50)]
  it('so only the one with the greater id is seen', () => {
    expect(isLinked(a, read('r', 100, 120), [a, b])).toBe(false)
    expect(isLinked(b, read('r', 100, 120), [a, b])).toBe(true)
  })
  it('which does not apply to a write that only appends', () => {
    expect(isLinked(append('c', 50, 50), read('r', 100, 120), [a])).toBe(false)
  })
  it('or to one that failed', () => {
    expect(isLinked(replace('c', 50, 50, { status: 'failed' }), read('r', 100, 120), [a])).toBe(false)
  })
})

describe('a dataset as start', () => {
  it('counts as read when the window ends, that instant included', () => {
    expect(isLinked(append('w', 500, 510), readAtEnd(500), [])).toBe(true)
    expect(isLinked(append('w', 501, 510), readAtEnd(500), [])).toBe(false)
    expect(isLinked(append('w', 10, 20), readAtEnd(500), [replace('h', 30, 500)])).toBe(false)
    expect(isLinked(append('w', 10, 20), readAtEnd(500), [replace('h', 30, 501)])).toBe(true)
  })
  it('sees every write if the window has no end', () => {
    expect(isLinked(append('w', 5_000, 5_010), readAtEnd(undefined), [])).toBe(true)
    expect(isLinked(append('w', 10, 20), readAtEnd(undefined), [replace('h', 30, 40)])).toBe(false)
  })
  it('is followed to every read', () => {
    expect(isLinked(everWritten, read('r', 100, 120), [replace('h', 30, 40)])).toBe(true)
  })
})
