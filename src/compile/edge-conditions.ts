import { dayOf, DAY } from '../domain/time.ts'
import { upperBound } from '../query/edge-filter.ts'
import type { Via, Window } from '../query/plan.ts'
import type { EdgeFilter } from '../query/read-requests.ts'
import type { CypherParams } from './cypher-statement.ts'

/** Cypher conditions to be joined by AND, with the values of their parameters. */
export interface Conditions {
  readonly all: readonly string[]
  readonly params: CypherParams
}

/**
 * Conditions on a single DERIVED_FROM relationship `x`: `edgeMatches` in Cypher.
 * @example via stated since 5 → { all: ['x.statedLastAt >= $since'], params: { since: 5 } }
 */
export function edgeConditions(x: string, filter: EdgeFilter, level: 'dataset' | 'column'): Conditions {
  const { via, window } = filter
  const jobs = jobConditions(`${x}.jobId`, filter)
  const basis = level === 'dataset' ? datasetBasis(x, via, window) : columnBasis(x, via, window)
  return {
    all: [...basis, ...transformationConditions(x, via), ...jobs.all],
    params: { ...windowParams(window), ...transformationParams(via), ...jobs.params },
  }
}

/** Conditions on a single READS or WRITES relationship `x`; `job` is the expression of its job's id. */
export function touchConditions(x: string, job: string, filter: EdgeFilter): Conditions {
  const jobs = jobConditions(job, filter)
  return {
    all: [...spanConditions(x, '', filter.window), ...jobs.all],
    params: { ...windowParams(filter.window), ...jobs.params },
  }
}

/** `jobMatches` in Cypher. An edge without a job is in no `within` set, and no `avoiding` set excludes it. */
function jobConditions(job: string, { jobsWithin, jobsAvoiding }: EdgeFilter): Conditions {
  const params: Record<string, unknown> = {}
  const all: string[] = []
  jobsWithin.forEach((ids, i) => {
    all.push(`${job} IN $jobsWithin${i}`)
    params[`jobsWithin${i}`] = ids
  })
  if (jobsAvoiding.length > 0) {
    all.push(`(${job} IS NULL OR NOT ${job} IN $jobsAvoiding)`)
    params['jobsAvoiding'] = jobsAvoiding
  }
  return { all, params }
}

/** Tests basis and time together: `via stated since 7d` needs a statement within the last 7 days. */
function datasetBasis(x: string, { basis }: Via, window: Window): readonly string[] {
  if (basis === undefined) return spanConditions(x, '', window)
  const stated = spanConditions(x, 'stated', window)
  if (basis === 'stated') return stated.length > 0 ? stated : [`${x}.statedFirstAt IS NOT NULL`]
  // An edge that was never stated is inferred as a whole. Otherwise the inferred times are separate properties.
  const all = [`${x}.statedFirstAt IS NULL`, ...spanConditions(x, '', window)]
  const inferred = spanConditions(x, 'inferred', window)
  const part = inferred.length > 0 ? inferred : [`${x}.inferredFirstAt IS NOT NULL`]
  return [`((${all.join(' AND ')}) OR (${part.join(' AND ')}))`]
}

/** Edges between columns are always stated. */
function columnBasis(x: string, { basis }: Via, window: Window): readonly string[] {
  return basis === 'inferred' ? ['false'] : spanConditions(x, '', window)
}

/** `windowMatches` in Cypher. A closed window tests the list of days; the tests of instants before it are a cheap first filter. */
function spanConditions(x: string, part: '' | 'stated' | 'inferred', window: Window): readonly string[] {
  const prop = (name: string): string =>
    part === '' ? `${x}.${name}` : `${x}.${part}${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const { since, asOf, wholeDays } = window
  const until = upperBound(window)
  const first = prop('firstAt')
  if (!wholeDays || since === undefined || until === undefined)
    return [
      ...(since === undefined ? [] : [`${prop('lastAt')} >= $since`]),
      ...(until === undefined ? [] : [`${first} <= $until`]),
    ]
  const days = prop('days')
  return [
    `${prop('lastAt')} >= $since`,
    `${first} <= $until`,
    ...(asOf === undefined ? [] : [`${first} <= $asOf`]),
    `any(i IN range(0, coalesce(size(${days}), 0) - 1, 2) WHERE ${days}[i] <= $lastDay AND ${days}[i + 1] >= $firstDay)`,
  ]
}

/** `since` and `until` in ms; for a window of whole days the start of the first day and the end of the last. */
function windowParams(window: Window): CypherParams {
  const { since, asOf, wholeDays } = window
  const until = upperBound(window)
  if (!wholeDays || since === undefined || until === undefined)
    return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
  const firstDay = dayOf(since)
  const lastDay = dayOf(until)
  return {
    since: firstDay * DAY,
    until: (lastDay + 1) * DAY - 1,
    ...(asOf === undefined ? {} : { asOf }),
    firstDay,
    lastDay,
  }
}

/** An edge without a transformation counts as direct and unmasked. */
function transformationConditions(x: string, { transformation, masking }: Via): readonly string[] {
  return [
    ...(transformation === undefined
      ? []
      : [`CASE ${x}.transformation WHEN 'INDIRECT' THEN 'INDIRECT' ELSE 'DIRECT' END IN $transformations`]),
    ...(masking === undefined ? [] : [`coalesce(${x}.masking, false) = $masked`]),
  ]
}

function transformationParams({ transformation, masking }: Via): CypherParams {
  return {
    ...(transformation === undefined ? {} : { transformations: transformation }),
    ...(masking === undefined ? {} : { masked: masking }),
  }
}
