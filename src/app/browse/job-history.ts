import type { NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { ListKey } from '../../query/browse-requests.ts'
import type { Read } from '../../store/read.ts'
import { durationOf } from './plain-props.ts'
import { dayText, timeRangeJson, type TimeRange } from './time-range.ts'

/** The maximum number of runs in a summary, the newest of the window. */
export const MAX_RUNS = 10_000
const AT_ONCE = 1_000

/** How the runs of a job ended and how long they took, by day, the oldest first. */
export async function jobHistory(read: Read, job: Id, stretch: TimeRange): Promise<JsonObject> {
  const { runs, complete } = await newestRuns(read, job, stretch)
  const days = Map.groupBy(runs, ({ props }) => dayText(props['startedAt'] as number))
  return {
    window: timeRangeJson(stretch),
    total: summary(runs),
    days: [...days].map(([day, some]) => ({ day, ...summary(some) })).reverse(),
    complete,
  }
}

async function newestRuns(
  read: Read,
  job: Id,
  { since, until }: TimeRange,
): Promise<{ readonly runs: readonly NodeRow[]; readonly complete: boolean }> {
  const runs: NodeRow[] = []
  for (let after: ListKey | undefined; ;) {
    const { ids, next } = await read({
      kind: 'list',
      of: 'run',
      order: 'startedAt',
      filters: { job, since, until },
      limit: AT_ONCE,
      ...(after && { after }),
    })
    runs.push(...(await read({ kind: 'nodes', label: 'Run', ids })))
    if (next === undefined) return { runs, complete: true }
    if (runs.length >= MAX_RUNS) return { runs, complete: false }
    after = next
  }
}

/** The number of runs by status, and the minimum, median and maximum duration of those that have ended. */
function summary(runs: readonly NodeRow[]): JsonObject {
  const statuses: Record<string, number> = {}
  const durations: number[] = []
  for (const { props } of runs) {
    const status = (props['status'] ?? 'unknown') as string
    statuses[status] = (statuses[status] ?? 0) + 1
    const { durationMs } = durationOf(props)
    if (durationMs !== undefined) durations.push(durationMs)
  }
  durations.sort((a, b) => a - b)
  const [min, median, max] = [durations[0], durations[durations.length >> 1], durations.at(-1)]
  return {
    runs: runs.length,
    statuses,
    ...(min === undefined || median === undefined || max === undefined
      ? {}
      : { durationMs: { min: min, median: median, max: max } }),
  }
}
