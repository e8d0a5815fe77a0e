import type { Aggregate, Interpretation, TimeRange } from '../aggregate.ts'
import { EVENT_KINDS, type EventKind } from '../stamp.ts'
import { MINUTE, type Instant } from '../time.ts'

export type RunStatus = 'running' | 'succeeded' | 'failed' | 'killed'
export type Times = Aggregate['times']

/** The state of a run or operation, computed from the times of its events. */
export interface State {
  /** Absent if no event carried state. */
  readonly status?: RunStatus
  readonly startedAt: Instant
  readonly lastEventAt: Instant
  /** Time of the terminal event that determines the status. */
  readonly endedAt?: Instant
  /** The exact least event time. */
  readonly firstSeen: Instant
}

/** Most severe first. */
const TERMINAL = [
  ['FAIL', 'failed'],
  ['ABORT', 'killed'],
  ['COMPLETE', 'succeeded'],
] as const satisfies readonly (readonly [EventKind, RunStatus])[]

/** Rounds an instant down to its minute, as RUNNING events are counted. */
export const wholeMinute = (at: Instant): Instant => Math.floor(at / MINUTE) * MINUTE

/**
 * The state that follows from event times.
 *
 * The most severe terminal event at or after the newest START determines the status. If START has only one time, all
 * terminal events count. If terminal events exist but all are earlier than the newest START, the run is running
 * again. RUNNING counts rounded down to the minute and never moves `startedAt` of a run that has other events.
 */
export function stateOf(times: Times): State {
  let firstSeen = Infinity
  let started = Infinity
  let last = -Infinity
  for (const kind of EVENT_KINDS) {
    const range = times[kind]
    if (range === undefined) continue
    firstSeen = Math.min(firstSeen, range[0])
    if (kind !== 'RUNNING') started = Math.min(started, range[0])
    last = Math.max(last, kind === 'RUNNING' ? wholeMinute(range[1]) : range[1])
  }
  if (started === Infinity) started = wholeMinute(firstSeen)
  return { ...outcome(times), startedAt: started, lastEventAt: last, firstSeen }
}

function outcome(times: Times): Pick<State, 'status' | 'endedAt'> {
  const start = times.START
  const since = start === undefined || start[0] === start[1] ? -Infinity : start[1]
  let ended = false
  for (const [kind, status] of TERMINAL) {
    const range = times[kind]
    if (range === undefined) continue
    ended = true
    if (range[1] >= since) return { status, endedAt: range[1] }
  }
  return ended || start !== undefined || times.RUNNING !== undefined ? { status: 'running' } : {}
}

/**
 * Corrects event times by the outcome that the producer means: a failed run's COMPLETE counts as FAIL, a succeeded
 * run's FAIL counts as COMPLETE.
 */
export function correctedTimes(times: Times, outcome: Interpretation['outcome']): Times {
  if (outcome === undefined) return times
  const [reported, actual] =
    outcome === 'failed' ? (['COMPLETE', 'FAIL'] as const) : (['FAIL', 'COMPLETE'] as const)
  const { [reported]: range, ...rest } = times
  return range === undefined ? times : joinTimes(rest, { [actual]: range })
}

/** The least and greatest of both ranges; `a` itself if `b` adds nothing. */
export const joinRanges = (a: TimeRange, b: TimeRange): TimeRange =>
  b[0] >= a[0] && b[1] <= a[1] ? a : [Math.min(a[0], b[0]), Math.max(a[1], b[1])]

/** Joins the event times of two aggregates. */
export function joinTimes(a: Times, b: Times): Times {
  const out: { [K in EventKind]?: TimeRange } = { ...a }
  for (const kind of EVENT_KINDS) {
    const x = a[kind]
    const y = b[kind]
    if (y !== undefined) out[kind] = x === undefined ? y : joinRanges(x, y)
  }
  return out
}

const GRAVITY: readonly RunStatus[] = ['running', 'failed', 'killed', 'succeeded']

/** The state of a run with several jobs: running if one job is running, else the most severe state. */
export function stateOfAll(states: readonly State[]): State {
  const status = GRAVITY.find((candidate) => states.some((state) => state.status === candidate))
  const ended = states.flatMap(({ endedAt }) => endedAt ?? [])
  return {
    ...(status === undefined ? {} : { status }),
    startedAt: Math.min(...states.map(({ startedAt }) => startedAt)),
    lastEventAt: Math.max(...states.map(({ lastEventAt }) => lastEventAt)),
    ...(status === undefined || status === 'running' || ended.length === 0
      ? {}
      : { endedAt: Math.max(...ended) }),
    firstSeen: Math.min(...states.map(({ firstSeen }) => firstSeen)),
  }
}
