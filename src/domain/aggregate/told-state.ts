import type { Aggregate } from '../aggregate.ts'
import type { Instant } from '../time.ts'
import { givenOf } from './given.ts'
import { newestByKey } from './newest-by-key.ts'
import { joinRanges, joinTimes, stateOf, wholeMinute, type State, type Times } from './state.ts'

/** What an aggregate tells of its state: by events, and outright. */
export type Told = Pick<Aggregate, 'times' | 'given' | 'observed'>

/** What both tell. */
export function joinTold(a: Told, b: Told): Told {
  const given = a.given && b.given ? newestByKey(a.given, b.given) : (a.given ?? b.given)
  const observed = a.observed && b.observed ? joinRanges(a.observed, b.observed) : (a.observed ?? b.observed)
  return {
    times: joinTimes(a.times, b.times),
    ...(given === undefined ? {} : { given }),
    ...(observed === undefined ? {} : { observed }),
  }
}

/**
 * The state that events and statements leave together. A stated status holds unless an event that carries state is newer;
 * a stated start always does, a stated end with a stated status that has ended, or where nothing tells a status. A status
 * that has ended without an end ended when it was stated. `observed` tells the times of what has no other.
 */
export function stateOfTold(told: Told): State {
  const { times, observed } = told
  const events = hasEvents(times) ? stateOf(times) : undefined
  if (observed === undefined) return events!
  const { status, endedAt } = outcome(told, events)
  const firstSeen = Math.min(observed[0], events?.firstSeen ?? Infinity)
  const start = givenOf(told, 'startedAt') ?? events?.startedAt
  const startedAt = start ?? Math.min(observed[0], endedAt ?? Infinity)
  const said = told.given?.status
  const alive =
    status !== undefined && status === 'running' && said !== undefined
      ? wholeMinute(said.stamp[0])
      : -Infinity
  const timeless = events === undefined && start === undefined && endedAt === undefined
  return {
    ...(status === undefined ? {} : { status }),
    startedAt,
    lastEventAt: Math.max(
      startedAt,
      endedAt ?? alive,
      events?.lastEventAt ?? -Infinity,
      timeless ? observed[1] : -Infinity,
    ),
    ...(endedAt === undefined ? {} : { endedAt }),
    firstSeen,
  }
}

function outcome(told: Told, events: State | undefined): Pick<State, 'status' | 'endedAt'> {
  const status = givenOf(told, 'status')
  const end = givenOf(told, 'endedAt')
  if (status !== undefined && told.given!.status!.stamp[0] >= newestState(told.times)) {
    if (status === 'running') return { status }
    return { status, endedAt: end ?? events?.endedAt ?? told.given!.status!.stamp[0] }
  }
  if (events?.status !== undefined) return events
  return end === undefined ? {} : { endedAt: end }
}

/** When the newest event came that carries state. */
function newestState(times: Times): Instant {
  const { START, RUNNING, COMPLETE, FAIL, ABORT } = times
  return [START, RUNNING, COMPLETE, FAIL, ABORT].reduce(
    (at, range) => Math.max(at, range?.[1] ?? -Infinity),
    -Infinity,
  )
}

const hasEvents = (times: Times): boolean => Object.keys(times).length > 0
