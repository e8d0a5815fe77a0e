import { describe, expect, it } from 'vitest'
import { correctedTimes, stateOf, stateOfAll, type Times } from './state.ts'

const at = (minutes: number, ms = 0) => Date.UTC(2026, 10, 1) + minutes * 60_000 + ms
const once = (time: number) => [time, time] as const
const status = (times: Times) => stateOf(times).status

describe('run state from event times', () => {
  it('is running after START or RUNNING, and undefined after other events alone', () => {
    expect(status({ START: once(at(1)) })).toBe('running')
    expect(status({ RUNNING: once(at(1)) })).toBe('running')
    expect(status({ OTHER: once(at(1)) })).toBeUndefined()
  })

  it('takes the most severe terminal event: FAIL, then COMPLETE 2 ms later, is a failed run', () => {
    const state = stateOf({ START: once(at(1)), FAIL: once(at(2)), COMPLETE: once(at(2, 2)) })
    expect(state).toMatchObject({ status: 'failed', endedAt: at(2), lastEventAt: at(2, 2) })
  })

  it('restarts with a later START of the same run and follows the events after it', () => {
    const retried: Times = { START: [at(1), at(5)], FAIL: once(at(3)) }
    expect(stateOf(retried)).toMatchObject({ status: 'running' })
    expect(stateOf(retried).endedAt).toBeUndefined()
    expect(status({ ...retried, COMPLETE: once(at(6)) })).toBe('succeeded')
  })

  it('counts a terminal event whose clock puts it before the only START', () => {
    expect(status({ START: once(at(2)), COMPLETE: once(at(1)) })).toBe('succeeded')
    expect(status({ START: once(at(2)), ABORT: once(at(2)) })).toBe('killed')
  })

  it('stays ended when a late RUNNING arrives', () => {
    expect(status({ START: once(at(1)), COMPLETE: once(at(2)), RUNNING: once(at(9)) })).toBe('succeeded')
  })

  it('rounds RUNNING down to the minute and ignores it for the start if other events exist', () => {
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

  it('is running if one of several jobs is running, else the most severe state', () => {
    const state = (times: Times) => stateOf(times)
    const done = state({ START: once(at(1)), COMPLETE: once(at(2)) })
    const killed = state({ START: once(at(1)), ABORT: once(at(4)) })
    const running = state({ START: once(at(3)) })
    expect(stateOfAll([done, killed])).toMatchObject({ status: 'killed', startedAt: at(1), endedAt: at(4) })
    expect(stateOfAll([done, running]).status).toBe('running')
    expect(stateOfAll([done, running]).endedAt).toBeUndefined()
  })
})

describe('event times corrected by the outcome that the producer means', () => {
  const times: Times = { START: once(at(1)), COMPLETE: once(at(2)) }

  it('stay as they are without a known outcome', () => expect(correctedTimes(times, undefined)).toBe(times))

  it('turn the COMPLETE of a failed run into a FAIL at the same time', () => {
    const meant = correctedTimes(times, 'failed')
    expect(meant).toEqual({ START: once(at(1)), FAIL: once(at(2)) })
    expect(stateOf(meant)).toMatchObject({ status: 'failed', endedAt: at(2), startedAt: at(1) })
  })

  it('turn the FAIL of a succeeded run into a COMPLETE', () =>
    expect(correctedTimes({ FAIL: once(at(2)), COMPLETE: once(at(4)) }, 'succeeded')).toEqual({
      COMPLETE: [at(2), at(4)],
    }))

  it('stay as they are if the run has not ended', () => {
    const running: Times = { START: once(at(1)) }
    expect(correctedTimes(running, 'failed')).toEqual(running)
  })
})
