import type { Instant } from '../domain/time.ts'
import type { Read } from '../store/read.ts'
import { MAX_AHEAD_MS } from './too-far-ahead.ts'

/** The number of runs that are examined: those with the newest start. */
const EXAMINED_RUNS = 200

/**
 * The time of the newest event of a run, among the runs with the newest start; undefined if there is none. Dates more than a day
 * ahead of `now` do not count: older versions stored them.
 */
export async function newestEvent(read: Read, now: Instant): Promise<Instant | undefined> {
  let newest: Instant | undefined
  const { ids } = await read({
    kind: 'list',
    of: 'run',
    order: 'startedAt',
    filters: { until: now + MAX_AHEAD_MS },
    limit: EXAMINED_RUNS,
  })
  for (const { props } of await read({ kind: 'nodes', label: 'Run', ids }))
    for (const at of [props.lastEventAt, props.endedAt, props.startedAt])
      if (typeof at === 'number' && at <= now + MAX_AHEAD_MS) newest = Math.max(newest ?? at, at)
  return newest
}
