import type { ProducerRules } from '../aggregate.ts'
import type { EdgeRow } from '../graph-rows.ts'
import type { Basis } from '../lineage-graph.ts'
import type { Merge } from '../merge-protocol.ts'
import { spanOf, unionDays, withoutDays, type Span } from '../span.ts'
import { dayOf, FOREVER } from '../time.ts'
import { nextRollup, supportersBeside } from './apply-rollups.ts'
import { rollupId, type RollupKey } from './contribution.ts'
import { renamedFromId } from './edge-ids.ts'
import { keyOf } from './rollup-edge.ts'
import { BASES, partsOf } from './rollup-parts.ts'
import { untilResolved } from './until-resolved.ts'
import type { Supporters } from './shrink.ts'
import { AggregateSnapshots } from './aggregate-snapshots.ts'
import { WorkingSet } from './working-set.ts'

/** A range of days of a roll-up. The row is the stored one, or the expected one if none is stored. */
export interface DayRange {
  readonly row: EdgeRow
  /** Days since the epoch, both inclusive. */
  readonly firstDay: number
  readonly lastDay: number
}

/**
 * Repairs roll-ups from the operations of a range of days. After all stored and expected days of a roll-up were
 * processed, it equals its rebuilt form. Each step leaves the other days unchanged, and takes the first and last
 * instant from the operations of the first and last remaining day.
 */
export function* repairRollups(ranges: readonly DayRange[], rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const snapshots = new AggregateSnapshots(set, rules, new Map())
  const supporters = supportersBeside([], snapshots, set)
  const rows = yield* untilResolved(set, () => {
    supporters.forget()
    return ranges.map((range) => checkedRow(range, supporters, set))
  })
  for (const { was, now } of rows) {
    if (now !== undefined) set.putEdge(now)
    else if (was !== undefined) set.dropEdge(was)
  }
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}

function checkedRow(
  { row, firstDay, lastDay }: DayRange,
  supporters: Supporters,
  set: WorkingSet,
): { readonly was?: EdgeRow; readonly now?: EdgeRow } {
  const was = row.type === 'HAS_SCHEMA' ? set.edge(row.type, row.id, row.from) : set.edge(row.type, row.id)
  const present = was === undefined ? {} : { was }
  // Its ends may have moved since it was reported, and the columns at its ends may be gone.
  const key = ownKey(row, set) ?? (was && ownKey(was, set))
  // A row without members, or with the id of another, is invalid.
  if (key === undefined) return row.type === 'HAS_SCHEMA' ? {} : present
  const stored = was === undefined ? {} : partsOf(was.props)
  const parts: { [B in Basis]?: Span } = {}
  for (const basis of BASES) {
    const part = checkedPart(stored[basis], firstDay, lastDay, (first, last) => [
      ...supporters.spans(key, row.id, basis, first, last),
      ...(basis === 'stated' ? staticRename(key, first, last, set) : []),
    ])
    if (part !== undefined) parts[basis] = part
  }
  const now = nextRollup(row.id, key, parts, new Map(), was, set)
  return now === undefined ? present : { ...present, now }
}

/** The key from a row's ends and members, if it matches the row's id. */
function ownKey(row: EdgeRow, set: WorkingSet): RollupKey | undefined {
  const key = rollupKeyOf(row, set)
  return key !== undefined && rollupId(key) === row.id ? key : undefined
}

function rollupKeyOf(row: EdgeRow, set: WorkingSet): RollupKey | undefined {
  if (row.type === 'HAS_SCHEMA')
    return { type: 'HAS_SCHEMA', member: row.from, schema: row.to, role: String(row.props.role) }
  const isWhole =
    row.type === 'DERIVED_FROM' ? row.props.memberTargetId && row.props.memberSourceId : row.props.memberId
  return isWhole ? keyOf(row, set) : undefined
}

function checkedPart(
  part: Span | undefined,
  firstDay: number,
  lastDay: number,
  behind: (firstDay: number, lastDay: number) => readonly Span[],
): Span | undefined {
  const found = behind(firstDay, lastDay)
  const days = found.reduce(
    (all, span) => unionDays(all, span.days),
    withoutDays(part?.days ?? [], [firstDay, lastDay]),
  )
  if (days.length === 0) return undefined
  const first = days[0]!
  const last = days.at(-1)!
  // Missing facts read as empty; the next round has them.
  const onFirst = [...behind(first, first), ...found]
  const onLast = [...behind(last, last), ...found]
  return {
    firstAt: onFirst.length === 0 ? part!.firstAt : Math.min(...onFirst.map(({ firstAt }) => firstAt)),
    lastAt: onLast.length === 0 ? part!.lastAt : Math.max(...onLast.map(({ lastAt }) => lastAt)),
    days,
  }
}

/** A rename that a static event states is in force from then on. */
function staticRename(key: RollupKey, firstDay: number, lastDay: number, set: WorkingSet): readonly Span[] {
  if (key.type !== 'DERIVED_FROM' || key.rename !== true || key.jobId !== undefined) return []
  const since = set.edge('RENAMED_FROM', renamedFromId(key.target, key.source), key.target)?.props.since
  if (typeof since !== 'number' || dayOf(since) > lastDay || dayOf(FOREVER) < firstDay) return []
  return [spanOf(since, FOREVER)]
}

/** No run reaches this day: a span beyond it has no end. No run was before 1970 either. */
const LAST_DAY = dayOf(Date.UTC(2201, 0, 1))

/** Splits the stored and expected days of a roll-up into ranges of at most `most` days. */
export function dayRangesOf(rows: readonly [EdgeRow, ...EdgeRow[]], most: number): readonly DayRange[] {
  const row = rows[0]
  const days = rows.reduce<readonly number[]>((all, { props }) => {
    const { stated, inferred } = partsOf(props)
    return unionDays(unionDays(all, stated?.days ?? []), inferred?.days ?? [])
  }, [])
  const out: DayRange[] = []
  for (let i = 0; i + 1 < days.length; i += 2)
    for (let first = days[i]!; first <= days[i + 1]!;) {
      const end = first > LAST_DAY ? Infinity : first < 0 ? -1 : first + most - 1
      const last = Math.min(days[i + 1]!, end)
      out.push({ row, firstDay: first, lastDay: last })
      first = last + 1
    }
  // A roll-up without days must still be checked.
  return out.length === 0 ? [{ row, firstDay: 0, lastDay: 0 }] : out
}
