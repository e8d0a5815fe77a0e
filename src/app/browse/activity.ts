import type { EdgeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import { DAY, dayOf, toIso, type Instant } from '../../domain/time.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { dayText, timeRangeJson, type TimeRange } from './time-range.ts'

/** The maximum number of entities per request. */
export const MAX_ENTITIES = 10_000
/** The maximum number of edges that are counted. */
const MAX_EDGES = 200_000
/**
 * Entities per request, and edges per entity: most entities have few edges, and those with more are requested again. No request
 * returns more than 100,000 edges of a type.
 */
const PASSES = [
  { things: 1_000, edges: 100 },
  { things: 20, edges: 5_000 },
] as const

export interface ActivityBounds {
  readonly edges: number
  readonly passes: readonly { readonly things: number; readonly edges: number }[]
}

const BOUNDS: ActivityBounds = { edges: MAX_EDGES, passes: PASSES }

/**
 * The number of edges between jobs and datasets (READS and WRITES) that were active on each UTC day of a time range: those of the
 * datasets, by any of their names, and those of the jobs. Each edge counts once per day. A declaration without an end is active until
 * now. Other ids are ignored. `complete` is false if edges were left out.
 */
export async function activityOf(
  read: Read,
  ids: readonly Id[],
  { since, until }: TimeRange,
  now: Instant,
  bounds: ActivityBounds = BOUNDS,
): Promise<JsonObject> {
  const { edges, complete } = await edgesOf(read, [...new Set(ids)], bounds)
  const [first, last] = [dayOf(since), dayOf(Math.min(until, now))]
  const counts = countByDay(edges, first, last)
  const times = timesOf(edges, now)
  return {
    window: timeRangeJson({ since, until }),
    days: counts.flatMap((count, i) =>
      count === 0 ? [] : [{ day: dayText((first + i) * DAY), edges: count }],
    ),
    ...(times === undefined ? {} : { firstAt: toIso(times[0]), lastAt: toIso(times[1]) }),
    complete,
  }
}

const ENDS = [
  { label: 'Dataset', other: 'Job', end: 'to' },
  { label: 'Job', other: 'Dataset', end: 'from' },
] as const

async function edgesOf(
  read: Read,
  ids: readonly Id[],
  { edges: most, passes }: ActivityBounds,
): Promise<{ readonly edges: readonly EdgeRow[]; readonly complete: boolean }> {
  const canonical = await canonicalOf(read, ids, passes[0]!.things)
  const found = new Map<Id, EdgeRow>()
  let complete = true
  for (const type of ['READS', 'WRITES'] as const)
    for (const at of ENDS) {
      let left: readonly Id[] = canonical
      for (const { things, edges: limit } of passes) {
        const cut: Id[] = []
        for (const some of chunks(left, things)) {
          if (found.size >= most) return { edges: [...found.values()].slice(0, most), complete: false }
          const page = await read({ kind: 'edges', ...at, type, ids: some, limit })
          for (const edge of page.edges) found.set(edge.id, edge)
          cut.push(...page.cut)
        }
        left = cut
      }
      complete &&= left.length === 0
    }
  return found.size > most
    ? { edges: [...found.values()].slice(0, most), complete: false }
    : { edges: [...found.values()], complete }
}

/** A name of a dataset becomes the canonical member of its group, which has the edges. Other ids do not change. */
async function canonicalOf(read: Read, ids: readonly Id[], atOnce: number): Promise<readonly Id[]> {
  const canonical = new Map<Id, Id>()
  for (const some of chunks(ids, atOnce)) {
    const ask = { type: 'ALIAS_OF', end: 'from', label: 'Dataset', other: 'Dataset', limit: 1 } as const
    for (const { from, to } of (await read({ kind: 'edges', ...ask, ids: some })).edges)
      canonical.set(from, to)
  }
  return [...new Set(ids.map((id) => canonical.get(id) ?? id))]
}

/** The number of edges active on each day from the first to the last. */
function countByDay(edges: readonly EdgeRow[], first: number, last: number): readonly number[] {
  // Counts where spans start and end, so that a span of years costs no more than one of a day.
  const steps = new Int32Array(Math.max(0, last - first + 1) + 1)
  for (const { props } of edges) {
    const days = props['days'] as readonly number[]
    for (let i = 0; i + 1 < days.length; i += 2) {
      const [from, to] = [Math.max(days[i]!, first), Math.min(days[i + 1]!, last)]
      if (from > to) continue
      steps[from - first]! += 1
      steps[to + 1 - first]! -= 1
    }
  }
  let count = 0
  return [...steps.subarray(0, -1)].map((step) => (count += step))
}

/** The earliest start and the latest end of these edges, the latter no later than now. */
function timesOf(edges: readonly EdgeRow[], now: Instant): readonly [Instant, Instant] | undefined {
  if (edges.length === 0) return undefined
  let [first, last] = [Infinity, -Infinity]
  for (const { props } of edges) {
    first = Math.min(first, props['firstAt'] as number)
    last = Math.max(last, props['lastAt'] as number)
  }
  return [first, Math.max(first, Math.min(last, now))]
}

function* chunks<T>(all: readonly T[], size: number): Iterable<readonly T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size)
}
