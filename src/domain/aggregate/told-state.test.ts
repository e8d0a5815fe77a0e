import { describe, expect, it } from 'vitest'
import { stampOf } from '../stamp.ts'
import { joinTold, stateOfTold, type Told } from './told-state.ts'
import type { Json } from '../../lib/json.ts'

const at = (minutes: number, ms = 0) => Date.UTC(2026, 10, 1) + minutes * 60_000 + ms
const once = (time: number) => [time, time] as const

/** Stated at one time, of a run without events. */
const stated = (time: number, given: { readonly [field: string]: Json } = {}): Told => ({
  times: {},
  observed: once(time),
  given: Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, { value, stamp: stampOf(time, 'OTHER') }]),
  ),
})

describe('the state that is stated', () => {
  it('is as given, whenever it was stated', () => {
    const given = { status: 'succeeded', startedAt: at(1), endedAt: at(5) }
    expect(stateOfTold(stated(at(900), given))).toEqual({
      status: 'succeeded',
      startedAt: at(1),
      endedAt: at(5),
      lastEventAt: at(5),
      firstSeen: at(900),
    })
  })

  it('is the newest statement, not the gravest', () => {
    const failed = stated(at(1), { status: 'failed' })
    const mended = stated(at(2), { status: 'succeeded' })
    expect(stateOfTold(joinTold(mended, failed)).status).toBe('succeeded')
  })

  it('has ended when that was stated, where no end is given', () => {
    expect(stateOfTold(stated(at(7), { status: 'killed', startedAt: at(1) }))).toMatchObject({
      startedAt: at(1),
      endedAt: at(7),
      lastEventAt: at(7),
    })
  })

  it('began when it ended or was first stated, whichever is earlier, where no start is given', () => {
    expect(stateOfTold(stated(at(7), { endedAt: at(3) }))).toMatchObject({ startedAt: at(3), endedAt: at(3) })
    expect(stateOfTold(joinTold(stated(at(7)), stated(at(4))))).toEqual({
      startedAt: at(4),
      lastEventAt: at(7),
      firstSeen: at(4),
    })
  })

  it('lasts while it is stated to run, to the whole minute', () => {
    const told = joinTold(stated(at(1), { startedAt: at(1) }), stated(at(9, 3_000), { status: 'running' }))
    expect(stateOfTold(told)).toMatchObject({ status: 'running', startedAt: at(1), lastEventAt: at(9) })
    expect(stateOfTold(told).endedAt).toBeUndefined()
  })

  it('runs again where that is the newest statement, whatever end was given before', () => {
    const ended = stated(at(5), { status: 'failed', startedAt: at(1), endedAt: at(5) })
    const state = stateOfTold(joinTold(ended, stated(at(6), { status: 'running' })))
    expect(state).toMatchObject({ status: 'running', lastEventAt: at(6) })
    expect(state.endedAt).toBeUndefined()
  })

  it('is withdrawn by null', () => {
    const told = joinTold(stated(at(1), { status: 'failed' }), stated(at(2), { status: null }))
    expect(stateOfTold(told).status).toBeUndefined()
  })
})

describe('the state that events and statements leave together', () => {
  const run: Told = { times: { START: once(at(10)), COMPLETE: once(at(20)) } }

  it('is that of the events, if these are newer', () => {
    expect(stateOfTold(joinTold(run, stated(at(15), { status: 'failed' })))).toMatchObject({
      status: 'succeeded',
      startedAt: at(10),
      endedAt: at(20),
    })
  })

  it('is the stated one, if that is newer, with the times that are given', () => {
    const told = stated(at(30), { status: 'failed', startedAt: at(9) })
    expect(stateOfTold(joinTold(run, told))).toEqual({
      status: 'failed',
      startedAt: at(9),
      endedAt: at(20),
      lastEventAt: at(20),
      firstSeen: at(10),
    })
  })

  it('is not stretched by a statement that tells no time', () => {
    expect(stateOfTold(joinTold(run, stated(at(900), { name: 'n' })))).toEqual(stateOfTold(run))
  })
})
