import type { EdgeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { namesOf } from './cards.ts'
import { plainProps, present } from './plain-props.ts'
import { dayText, timeRangeJson, type TimeRange } from './time-range.ts'

/** The maximum number of interactions that are summed, the newest of the window. */
export const MAX_INTERACTIONS = 10_000
/** The maximum number of points by run. */
export const MAX_POINTS = 1_000
const AT_ONCE = 1_000

const MEASURES = ['numRows', 'numBytes', 'numFiles'] as const

/** How much was read from and written to a dataset, by day or by run, the oldest first. */
export async function datasetStatistics(
  read: Read,
  members: readonly Id[],
  { by, ...stretch }: TimeRange & { readonly by: 'day' | 'run' },
): Promise<JsonObject> {
  const most = by === 'day' ? MAX_INTERACTIONS : MAX_POINTS
  const { found, complete } = await newest(read, members, stretch, most)
  const points = by === 'day' ? byDay(found) : await byRun(read, found)
  return { by, window: timeRangeJson(stretch), points, complete }
}

async function newest(
  read: Read,
  datasets: readonly Id[],
  { since, until }: TimeRange,
  most: number,
): Promise<{ readonly found: readonly EdgeRow[]; readonly complete: boolean }> {
  const found: EdgeRow[] = []
  for (let after: readonly [Instant, Id] | undefined; ;) {
    const { interactions, more } = await read({
      kind: 'interactions',
      types: ['READ', 'WROTE'],
      datasets,
      since,
      until,
      limit: Math.min(AT_ONCE, most - found.length),
      ...(after && { after }),
    })
    found.push(...interactions)
    const last = interactions.at(-1)
    if (!more || last === undefined) return { found, complete: true }
    if (found.length >= most) return { found, complete: false }
    after = [last.props['startedAt'] as number, last.id]
  }
}

type Sums = Record<'count' | (typeof MEASURES)[number], number | undefined>

function byDay(found: readonly EdgeRow[]): readonly JsonObject[] {
  const days = Map.groupBy(found, ({ props }) => dayText(props['startedAt'] as number))
  return [...days]
    .map(([day, edges]) => ({ day, ...sumsOf('reads', edges, 'READ'), ...sumsOf('writes', edges, 'WROTE') }))
    .reverse()
}

function sumsOf(name: string, edges: readonly EdgeRow[], type: 'READ' | 'WROTE'): JsonObject {
  const sums: Sums = { count: 0, numRows: undefined, numBytes: undefined, numFiles: undefined }
  for (const edge of edges) {
    if (edge.type !== type) continue
    sums.count = (sums.count ?? 0) + 1
    for (const measure of MEASURES) {
      const value = edge.props[measure]
      if (typeof value === 'number') sums[measure] = (sums[measure] ?? 0) + value
    }
  }
  return sums.count === 0 ? {} : { [name]: present(sums) }
}

async function byRun(read: Read, found: readonly EdgeRow[]): Promise<readonly JsonObject[]> {
  const [jobs, operations] = await Promise.all([
    namesOf(
      read,
      'Job',
      found.map(({ props }) => props['jobId'] as Id | undefined),
    ),
    read({ kind: 'nodes', label: 'Operation', ids: [...new Set(found.map(({ from }) => from))] }),
  ])
  const runs = new Map(operations.map(({ id, props }) => [id, props['runId'] as Json | undefined]))
  return found
    .map(({ type, from, props }) => ({
      kind: type === 'READ' ? 'read' : 'wrote',
      ...plainProps(props, ['startedAt', 'endedAt', ...MEASURES]),
      ...present({ job: jobs.get(props['jobId'] as Id), run: runs.get(from), operation: from }),
    }))
    .reverse()
}
