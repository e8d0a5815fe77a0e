import type { Aggregate } from '../aggregate.ts'
import type { Instant } from '../time.ts'
import { declaredField } from './declared-fields.ts'
import { newestByKey } from './newest-by-key.ts'
import { joinRanges, joinTimes, stateOf, wholeMinute, type State, type Times } from './state.ts'

/** The parts of an aggregate that determine its state: event times and declared fields. */
export type ReportedState = Pick<Aggregate, 'times' | 'given' | 'observed'>

/** Joins what two aggregates report. */
export function joinReportedStates(a: ReportedState, b: ReportedState): ReportedState {
  const given = a.given && b.given ? newestByKey(a.given, b.given) : (a.given ?? b.given)
  const observed = a.observed && b.observed ? joinRanges(a.observed, b.observed) : (a.observed ?? b.observed)
  return {
    times: joinTimes(a.times, b.times),
    ...(given === undefined ? {} : { given }),
    ...(observed === undefined ? {} : { observed }),
  }
}

/**
 * The state that results from events and declared fields together.
 *
 * - A declared status wins unless an event that carries state is newer.
 * - A declared start always wins. A declared end wins together with a declared terminal status, or if no status is
 *   known.
 * - A terminal status without an end ended when it was declared.
 * - `observed` supplies times that nothing else supplies.
 */
export function stateOfReported(reported: ReportedState): State {
  const { times, observed } = reported
  const events = hasEvents(times) ? stateOf(times) : undefined
  if (observed === undefined) return events!
  const { status, endedAt } = outcome(reported, events)
  const firstSeen = Math.min(observed[0], events?.firstSeen ?? Infinity)
  const start = declaredField(reported, 'startedAt') ?? events?.startedAt
  const startedAt = start ?? Math.min(observed[0], endedAt ?? Infinity)
  const statusField = reported.given?.status
  const alive =
    status !== undefined && status === 'running' && statusField !== undefined
      ? wholeMinute(statusField.stamp[0])
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

function outcome(reported: ReportedState, events: State | undefined): Pick<State, 'status' | 'endedAt'> {
  const status = declaredField(reported, 'status')
  const end = declaredField(reported, 'endedAt')
  if (status !== undefined && reported.given!.status!.stamp[0] >= newestState(reported.times)) {
    if (status === 'running') return { status }
    return { status, endedAt: end ?? events?.endedAt ?? reported.given!.status!.stamp[0] }
  }
  if (events?.status !== undefined) return events
  return end === undefined ? {} : { endedAt: end }
}

/** The time of the newest event that carries state. */
function newestState(times: Times): Instant {
  const { START, RUNNING, COMPLETE, FAIL, ABORT } = times
  return [START, RUNNING, COMPLETE, FAIL, ABORT].reduce(
    (at, range) => Math.max(at, range?.[1] ?? -Infinity),
    -Infinity,
  )
}

const hasEvents = (times: Times): boolean => Object.keys(times).length > 0
