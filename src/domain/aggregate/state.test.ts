import { describe, expect, it } from 'vitest'
import { meantTimes, stateOf, stateOfAll, type Times } from './state.ts'

const at = (minutes: number, ms = 0) => Date.UTC(2026, 10, 1) + minutes * 60_000 + ms
const once = (time: number) => [time, time] as const
const status = (times: Times) => stateOf(times).status

describe('the state of a run', () => {
  it('runs after START or RUNNING, and has no state after other events alone', () => {
    expect(status({ START: once(at(1)) })).toBe('running')
    expect(status({ RUNNING: once(at(1)) })).toBe('running')
    expect(status({ OTHER: once(at(1)) })).toBeUndefined()
  })

  it('takes the gravest of the terminal events: FAIL, and COMPLETE 2 ms later, is one failed write', () => {
    const state = stateOf({ START: once(at(1)), FAIL: once(at(2)), COMPLETE: once(at(2, 2)) })
    expect(state).toMatchObject({ status: 'failed', endedAt: at(2), lastEventAt: at(2, 2) })
  })

  it('begins again with a later START of the same run, and takes what comes after it', () => {
    const retried: Times = { START: [at(1), at(5)], FAIL: once(at(3)) }
    expect(stateOf(retried)).toMatchObject({ status: 'running' })
    expect(stateOf(retried).endedAt).toBeUndefined()
    expect(status({ ...retried, COMPLETE: once(at(6)) })).toBe('succeeded')
  })

  it('counts a terminal event that a clock puts before the only START', () => {
    expect(status({ START: once(at(2)), COMPLETE: once(at(1)) })).toBe('succeeded')
    expect(status({ START: once(at(2)), ABORT: once(at(2)) })).toBe('killed')
  })

  it('is not re-opened by a late RUNNING', () => {
    expect(status({ START: once(at(1)), COMPLETE: once(at(2)), RUNNING: once(at(9)) })).toBe('succeeded')
  })

  it('rounds RUNNING down to the minute and never starts by it where another event tells', () => {
    expect(stateOf({ RUNNING: [at(3, 40_000), at(7, 59_999)] })).toMatchObject({
      startedAt: at(3),
      lastEventAt: at(7),
      firstSeen: at(3, 40_000),
    })
    expect(stateOf({ RUNNING: once(at(3, 40_000)), COMPLETE: once(at(9, 5)) })).toMatchObject({
      startedAt: at(9, 5),
      lastEventAt: at(9, 5),
    })
  })

  it('of several jobs is unfinished if one is, else as the gravest', () => {
    const state = (times: Times) => stateOf(times)
    const done = state({ START: once(at(1)), COMPLETE: once(at(2)) })
    const killed = state({ START: once(at(1)), ABORT: once(at(4)) })
    const running = state({ START: once(at(3)) })
    expect(stateOfAll([done, killed])).toMatchObject({ status: 'killed', startedAt: at(1), endedAt: at(4) })
    expect(stateOfAll([done, running]).status).toBe('running')
    expect(stateOfAll([done, running]).endedAt).toBeUndefined()
  })
})

describe('times as the producer means them', () => {
  const times: Times = { START: once(at(1)), COMPLETE: once(at(2)) }

  it('are those of the events where it means nothing else', () =>
    expect(meantTimes(times, undefined)).toBe(times))

  it('of one that failed have no COMPLETE, and its FAIL is as late', () => {
    const meant = meantTimes(times, 'failed')
    expect(meant).toEqual({ START: once(at(1)), FAIL: once(at(2)) })
    expect(stateOf(meant)).toMatchObject({ status: 'failed', endedAt: at(2), startedAt: at(1) })
  })

  it('of one that succeeded have no FAIL, whatever it has besides', () =>
    expect(meantTimes({ FAIL: once(at(2)), COMPLETE: once(at(4)) }, 'succeeded')).toEqual({
      COMPLETE: [at(2), at(4)],
    }))

  it('of one that has not ended stay', () => {
    const running: Times = { START: once(at(1)) }
    expect(meantTimes(running, 'failed')).toEqual(running)
  })
})
