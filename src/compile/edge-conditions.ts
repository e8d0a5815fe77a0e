import { dayOf, DAY } from '../domain/time.ts'
import { upperBound } from '../query/edge-filter.ts'
import type { Via, Window } from '../query/plan.ts'
import type { EdgeFilter } from '../query/read-requests.ts'
import type { CypherParams } from './cypher-statement.ts'

/** Conditions in Cypher, all of which must hold, with the parameters that they name. */
export interface Conditions {
  readonly all: readonly string[]
  readonly params: CypherParams
}

/** What a DERIVED_FROM relationship `x` must meet by itself: the Cypher of `edgeMatches`. */
export function edgeConditions(x: string, filter: EdgeFilter, level: 'dataset' | 'column'): Conditions {
  const { via, window } = filter
  const jobs = jobConditions(`${x}.jobId`, filter)
  const basis = level === 'dataset' ? datasetBasis(x, via, window) : columnBasis(x, via, window)
  return {
    all: [...basis, ...transformationConditions(x, via), ...jobs.all],
    params: { ...windowParams(window), ...transformationParams(via), ...jobs.params },
  }
}

/** What a READS or WRITES relationship `x` of the job `job` must meet by itself. */
export function touchConditions(x: string, job: string, filter: EdgeFilter): Conditions {
  const jobs = jobConditions(job, filter)
  return {
    all: [...spanConditions(x, '', filter.window), ...jobs.all],
    params: { ...windowParams(filter.window), ...jobs.params },
  }
}

/** The Cypher of `jobMatches`. What has no job lies in no set, and cannot be avoided. */
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

/** Time and basis are judged together: `via stated` asks when it was stated. */
function datasetBasis(x: string, { basis }: Via, window: Window): readonly string[] {
  if (basis === undefined) return spanConditions(x, '', window)
  const stated = spanConditions(x, 'stated', window)
  if (basis === 'stated') return stated.length > 0 ? stated : [`${x}.statedFirstAt IS NOT NULL`]
  // Where nothing is stated all is inferred; where both are, the inferred part stands by itself.
  const all = [`${x}.statedFirstAt IS NULL`, ...spanConditions(x, '', window)]
  const inferred = spanConditions(x, 'inferred', window)
  const part = inferred.length > 0 ? inferred : [`${x}.inferredFirstAt IS NOT NULL`]
  return [`((${all.join(' AND ')}) OR (${part.join(' AND ')}))`]
}

/** What joins columns is always stated. */
function columnBasis(x: string, { basis }: Via, window: Window): readonly string[] {
  return basis === 'inferred' ? ['false'] : spanConditions(x, '', window)
}

/** The Cypher of `windowMatches`. A closed window goes by days; the instants before it only spare reading them. */
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

/** `since` and `until` are instants; in a window of whole days the start of the first and the end of the last. */
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

/** Without a transformation an edge counts as direct and unmasked. */
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
