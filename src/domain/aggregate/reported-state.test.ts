import { describe, expect, it } from 'vitest'
import { stampOf } from '../stamp.ts'
import { joinReportedStates, stateOfReported, type ReportedState } from './reported-state.ts'
import type { Json } from '../../lib/json.ts'

const at = (minutes: number, ms = 0) => Date.UTC(2026, 10, 1) + minutes * 60_000 + ms
const once = (time: number) => [time, time] as const

/** A run without events whose fields were declared at one time. */
const stated = (time: number, given: { readonly [field: string]: Json } = {}): ReportedState => ({
  times: {},
  observed: once(time),
  given: Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, { value, stamp: stampOf(time, 'OTHER') }]),
  ),
})

describe('the declared state', () => {
  it('is used as given, regardless of when it was declared', () => {
    const given = { status: 'succeeded', startedAt: at(1), endedAt: at(5) }
    expect(stateOfReported(stated(at(900), given))).toEqual({
      status: 'succeeded',
      startedAt: at(1),
      endedAt: at(5),
      lastEventAt: at(5),
      firstSeen: at(900),
    })
  })

  it('is the newest declaration, not the most severe one', () => {
    const failed = stated(at(1), { status: 'failed' })
    const mended = stated(at(2), { status: 'succeeded' })
    expect(stateOfReported(joinReportedStates(mended, failed)).status).toBe('succeeded')
  })

  it('ends at the time of the declaration if no end is given', () => {
    expect(stateOfReported(stated(at(7), { status: 'killed', startedAt: at(1) }))).toMatchObject({
      startedAt: at(1),
      endedAt: at(7),
      lastEventAt: at(7),
    })
  })

  it('starts at its end or at its first declaration, whichever is earlier, if no start is given', () => {
    expect(stateOfReported(stated(at(7), { endedAt: at(3) }))).toMatchObject({
      startedAt: at(3),
      endedAt: at(3),
    })
    expect(stateOfReported(joinReportedStates(stated(at(7)), stated(at(4))))).toEqual({
      startedAt: at(4),
      lastEventAt: at(7),
      firstSeen: at(4),
    })
  })

  it('lasts as long as it is declared running, rounded down to the minute', () => {
    const reported = joinReportedStates(
      stated(at(1), { startedAt: at(1) }),
      stated(at(9, 3_000), { status: 'running' }),
    )
    expect(stateOfReported(reported)).toMatchObject({
      status: 'running',
      startedAt: at(1),
      lastEventAt: at(9),
    })
    expect(stateOfReported(reported).endedAt).toBeUndefined()
  })

  it('is running again if that is the newest declaration, even if an end was given before', () => {
    const ended = stated(at(5), { status: 'failed', startedAt: at(1), endedAt: at(5) })
    const state = stateOfReported(joinReportedStates(ended, stated(at(6), { status: 'running' })))
    expect(state).toMatchObject({ status: 'running', lastEventAt: at(6) })
    expect(state.endedAt).toBeUndefined()
  })

  it('is withdrawn by null', () => {
    const reported = joinReportedStates(stated(at(1), { status: 'failed' }), stated(at(2), { status: null }))
    expect(stateOfReported(reported).status).toBeUndefined()
  })
})

describe('the state from events and declared fields together', () => {
  const run: ReportedState = { times: { START: once(at(10)), COMPLETE: once(at(20)) } }

  it('follows the events if they are newer', () => {
    expect(stateOfReported(joinReportedStates(run, stated(at(15), { status: 'failed' })))).toMatchObject({
      status: 'succeeded',
      startedAt: at(10),
      endedAt: at(20),
    })
  })

  it('follows the declared status and times if they are newer', () => {
    const reported = stated(at(30), { status: 'failed', startedAt: at(9) })
    expect(stateOfReported(joinReportedStates(run, reported))).toEqual({
      status: 'failed',
      startedAt: at(9),
      endedAt: at(20),
      lastEventAt: at(20),
      firstSeen: at(10),
    })
  })

  it('keeps its times if a declaration contains no time', () => {
    expect(stateOfReported(joinReportedStates(run, stated(at(900), { name: 'n' })))).toEqual(
      stateOfReported(run),
    )
  })
})
