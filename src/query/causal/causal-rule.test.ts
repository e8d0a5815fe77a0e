import { describe, expect, it } from 'vitest'
import type { Id } from '../../domain/ids.ts'
import { accessOf, everWritten, isLinked, readAtEnd, writeOf, type OperationTiming } from './causal-rule.ts'

const NOW = 1_000

/** An operation that succeeded; `undefined` as its end leaves it unfinished. */
const work = (id: string, startedAt: number, endedAt?: number, more: Partial<OperationTiming> = {}): OperationTiming => ({
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

describe('a read is linked to every write that began before the read ended', () => {
  it.each([
    ['long before', 10, 20, true],
    ['while the read went on', 110, 150, true],
    ['just before its end', 119, 300, true],
    ['at its end', 120, 130, false],
    ['after it', 200, 210, false],
  ])('%s', (_, from, to, linked) => {
    expect(isLinked(append('w', from, to), read('r', 100, 120), [])).toBe(linked)
  })
})

describe('but for those hidden by a later replacing write', () => {
  it.each([
    ['one between the two', replace('h', 30, 40), true],
    ['one that appends', append('h', 30, 40), false],
    ['one that began when the hidden one ended, and ended when the read began', replace('h', 20, 100), true],
    ['one that began before the hidden one ended', replace('h', 19, 40), false],
    ['one that ended after the read began', replace('h', 30, 101), false],
    ['one that failed', replace('h', 30, 40, { status: 'failed' }), false],
    ['one that was killed', replace('h', 30, 40, { status: 'killed' }), false],
    ['one that is unfinished', replace('h', 30), false],
    ['one before the hidden one', replace('h', 1, 9), false],
  ])('%s', (_, other, hidden) => {
    expect(isLinked(append('w', 10, 20), read('r', 100, 120), [other])).toBe(!hidden)
  })

  it('an unfinished write is hidden by none', () => {
    expect(isLinked(append('w', 10), read('r', 100, 120), [replace('h', 30, 40)])).toBe(true)
  })
})

describe('an unfinished operation lasts until now, or T, or the end of a Run above it', () => {
  it('now', () => {
    expect(read('r', 100)).toMatchObject({ from: 100, to: NOW })
    expect(isLinked(append('w', 900, 910), read('r', 100), [])).toBe(true)
  })
  it('T, and so does one that ended later', () => {
    expect(read('r', 100, undefined, {}, 500)).toMatchObject({ to: 500 })
    expect(read('r', 100, 700, {}, 500)).toMatchObject({ to: 500 })
    expect(isLinked(append('w', 600, 610), read('r', 100, 700, {}, 500), [])).toBe(false)
  })
  it('the end of a Run above it, if that is no later than T', () => {
    expect(read('r', 100, undefined, { runEndedAt: 300 })).toMatchObject({ to: 300 })
    expect(read('r', 100, undefined, { runEndedAt: 300 }, 200)).toMatchObject({ to: 200 })
    expect(isLinked(append('w', 400, 410), read('r', 100, undefined, { runEndedAt: 300 }), [])).toBe(false)
    const crashed = append('w', 10, undefined, { runEndedAt: 20 })
    expect(isLinked(crashed, read('r', 100, 120), [replace('h', 30, 40)])).toBe(false)
  })
  it('its own end goes before that of a Run above it', () => {
    expect(read('r', 100, 120, { runEndedAt: 110 })).toMatchObject({ to: 120 })
  })
  it('and never ends before it began', () => {
    expect(read('r', 100, undefined, { runEndedAt: 50 })).toMatchObject({ from: 100, to: 100 })
  })
  it('nothing that succeeded after T hides at T', () => {
    const late = replace('h', 30, 90, {}, 60)
    expect(late.hides).toBe(false)
    expect(isLinked(append('w', 10, 20, {}, 60), readAtEnd(60), [late])).toBe(true)
  })
})

describe('no operation sees its own writes', () => {
  it('not even those that it began before it read', () => {
    expect(isLinked(append('o', 10, 90), read('o', 10, 90), [])).toBe(false)
  })
  it("and the reader's own write hides nothing", () => {
    expect(isLinked(append('w', 10, 20), read('o', 30, 30), [replace('o', 30, 30)])).toBe(true)
    expect(isLinked(append('w', 10, 20), read('r', 30, 30), [replace('o', 30, 30)])).toBe(false)
  })
})

describe('of two replacing writes of one instant the lesser id is the earlier', () => {
  const [a, b] = [replace('a', 50, 50), replace('b', 50, 50)]
  it('so that the greater alone is seen', () => {
    expect(isLinked(a, read('r', 100, 120), [a, b])).toBe(false)
    expect(isLinked(b, read('r', 100, 120), [a, b])).toBe(true)
  })
  it('which does not help one that only appends', () => {
    expect(isLinked(append('c', 50, 50), read('r', 100, 120), [a])).toBe(false)
  })
  it('or one that failed', () => {
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
  it('sees all there is where the window has no end', () => {
    expect(isLinked(append('w', 5_000, 5_010), readAtEnd(undefined), [])).toBe(true)
    expect(isLinked(append('w', 10, 20), readAtEnd(undefined), [replace('h', 30, 40)])).toBe(false)
  })
  it('is followed to every read', () => {
    expect(isLinked(everWritten, read('r', 100, 120), [replace('h', 30, 40)])).toBe(true)
  })
})
