/**
 * Defines whether a roll-up row counts in a walk, and what an answer shows of it. Stores may express the same in SQL or Cypher;
 * the parity tests compare them with this definition.
 */
import type { Props } from '../domain/graph-schema.ts'
import type { Id } from '../domain/ids.ts'
import type { Transformation } from '../domain/lineage-graph.ts'
import { touchesDays, type Span } from '../domain/span.ts'
import { dayOf, FOREVER, type Instant } from '../domain/time.ts'
import type { Via, Window } from './plan.ts'
import type { EdgeFilter } from './read-requests.ts'

/** A DERIVED_FROM row: when one job made the edge, in total, as stated, and as inferred. */
export interface RollUp {
  readonly jobId?: Id
  readonly all: Span
  readonly stated?: Span
  readonly inferred?: Span
  readonly transformation?: Transformation
}

/** Reads the properties of a DERIVED_FROM row. An edge between columns is always stated. */
export function rollUpOf(props: Props, level: 'dataset' | 'column'): RollUp {
  const all = spanIn(props, 'firstAt', 'lastAt', 'days')!
  const job = props.jobId === undefined ? {} : { jobId: props.jobId as Id }
  if (level === 'column') {
    const subtype = props.subtype === undefined ? {} : { subtype: props.subtype as string }
    const type = props.transformation === 'INDIRECT' ? 'INDIRECT' : 'DIRECT'
    return {
      ...job,
      all,
      stated: all,
      transformation: { type, ...subtype, masking: props.masking === true },
    }
  }
  const stated = spanIn(props, 'statedFirstAt', 'statedLastAt', 'statedDays')
  if (stated === undefined) return { ...job, all, inferred: all }
  const inferred = spanIn(props, 'inferredFirstAt', 'inferredLastAt', 'inferredDays')
  return { ...job, all, stated, ...(inferred === undefined ? {} : { inferred }) }
}

function spanIn(props: Props, first: string, last: string, days: string): Span | undefined {
  const firstAt = props[first]
  if (firstAt === undefined) return undefined
  return {
    firstAt: firstAt as Instant,
    lastAt: props[last] as Instant,
    days: (props[days] ?? []) as readonly number[],
  }
}

/** Whether a row meets the filter: by its job, and by its time, basis and transformation together. */
export function edgeMatches(row: RollUp, filter: EdgeFilter): boolean {
  if (!jobMatches(row.jobId, filter)) return false
  if (!transformationMatches(row.transformation, filter.via)) return false
  const span = spanBy(row, filter.via)
  return span !== undefined && windowMatches(span, filter.window)
}

/** Whether every row meets the filter. */
export function countsAll({ window, via, jobsWithin, jobsAvoiding }: EdgeFilter): boolean {
  const { since, until, asOf } = window
  return (
    (since ?? until ?? asOf ?? via.basis ?? via.transformation ?? via.masking) === undefined &&
    jobsWithin.length === 0 &&
    jobsAvoiding.length === 0
  )
}

/**
 * Whether something active in this span is in the window. Bounds are inclusive. A window with two bounds compares UTC days, an
 * open one instants. Neither includes what first happened after an `as of`. A span without an end (`lastAt` is FOREVER) is in
 * every later window.
 */
export function windowMatches(span: Span, window: Window): boolean {
  const { since, asOf } = window
  if (asOf !== undefined && span.firstAt > asOf) return false
  const until = upperBound(window)
  if (window.wholeDays && since !== undefined && until !== undefined)
    return touchesDays(span.days, dayOf(since), dayOf(until))
  return (since === undefined || span.lastAt >= since) && (until === undefined || span.firstAt <= until)
}

/** Whether a job (or an edge without one) is in every `within` set and is not avoided. */
export function jobMatches(jobId: Id | undefined, filter: EdgeFilter): boolean {
  if (jobId === undefined) return filter.jobsWithin.length === 0
  return filter.jobsWithin.every((ids) => setOf(ids).has(jobId)) && !setOf(filter.jobsAvoiding).has(jobId)
}

/** The times of a span that an answer shows: none after an `as of`, and no end if there is none yet. */
export function shownTimes(
  span: Pick<Span, 'firstAt' | 'lastAt'>,
  window: Pick<Window, 'asOf'>,
): { readonly firstAt?: Instant; readonly lastAt?: Instant } {
  const last = window.asOf ?? FOREVER - 1
  return {
    ...(span.firstAt > last ? {} : { firstAt: span.firstAt }),
    ...(span.lastAt > last ? {} : { lastAt: span.lastAt }),
  }
}

/** The upper bound of a window: the earlier of `until` and the T of `as of`. */
export function upperBound(window: Pick<Window, 'until' | 'asOf'>): Instant | undefined {
  if (window.until === undefined) return window.asOf
  return window.asOf === undefined ? window.until : Math.min(window.until, window.asOf)
}

function spanBy(row: RollUp, via: Via): Span | undefined {
  if (via.basis === undefined) return row.all
  return via.basis === 'stated' ? row.stated : row.inferred
}

function transformationMatches(transformation: Transformation | undefined, via: Via): boolean {
  // An edge without a transformation counts as direct and unmasked.
  const type = transformation?.type ?? 'DIRECT'
  const masking = transformation?.masking ?? false
  if (via.transformation !== undefined && !via.transformation.includes(type)) return false
  return via.masking === undefined || via.masking === masking
}

/** Every request of a walk has the same lists in its filter, so each list becomes a set only once. */
const sets = new WeakMap<readonly Id[], ReadonlySet<Id>>()
function setOf(ids: readonly Id[]): ReadonlySet<Id> {
  let set = sets.get(ids)
  if (set === undefined) sets.set(ids, (set = new Set(ids)))
  return set
}
