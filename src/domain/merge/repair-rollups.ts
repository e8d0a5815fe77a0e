import type { ProducerRules } from '../aggregate.ts'
import type { EdgeRow } from '../graph-rows.ts'
import type { Basis } from '../lineage-graph.ts'
import type { Merge } from '../merge-protocol.ts'
import { spanOf, unionDays, withoutDays, type Span } from '../span.ts'
import { dayOf, FOREVER } from '../time.ts'
import { nextRollup, supportersBeside } from './apply-rollups.ts'
import { rollupId, type RollupKey } from './contribution.ts'
import { renamedFromId } from './edge-ids.ts'
import { keyOf } from './rollup-ends.ts'
import { BASES, partsOf } from './rollup-parts.ts'
import { settle } from './settle.ts'
import type { Supporters } from './shrink.ts'
import { Truth } from './truth.ts'
import { WorkingSet } from './working-set.ts'

/** Some days of a roll-up: as it lies in the store or, where it is not there, as it would be. */
export interface Stretch {
  readonly row: EdgeRow
  /** Days since the epoch, both inclusive. */
  readonly firstDay: number
  readonly lastDay: number
}

/**
 * Brings roll-ups to what the operations of some of their days give them. Once it has been through all days of a
 * roll-up, stored or due, the roll-up is what the truth gives: each step leaves the other days as they are, and takes
 * the first and last instant from the operations of the first and last day that remain.
 */
export function* repairRollups(stretches: readonly Stretch[], rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const truth = new Truth(set, rules, new Map())
  const supporters = supportersBeside([], truth, set)
  const rows = yield* settle(set, () => {
    supporters.forget()
    return stretches.map((stretch) => checkedRow(stretch, supporters, set))
  })
  for (const { was, now } of rows) {
    if (now !== undefined) set.putEdge(now)
    else if (was !== undefined) set.dropEdge(was)
  }
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}

function checkedRow(
  { row, firstDay, lastDay }: Stretch,
  supporters: Supporters,
  set: WorkingSet,
): { readonly was?: EdgeRow; readonly now?: EdgeRow } {
  const was = row.type === 'HAS_SCHEMA' ? set.edge(row.type, row.id, row.from) : set.edge(row.type, row.id)
  const present = was === undefined ? {} : { was }
  // Its ends may have moved since it was suspected, and a column between which it lay may be gone.
  const key = ownKey(row, set) ?? (was && ownKey(was, set))
  // One that bears another's id, or tells of no members, is nobody's.
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

/** The key that a row's ends and members tell, if the row bears its id. */
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
  // What is not known yet answers as nothing; the next reading has it.
  const onFirst = [...behind(first, first), ...found]
  const onLast = [...behind(last, last), ...found]
  return {
    firstAt: onFirst.length === 0 ? part!.firstAt : Math.min(...onFirst.map(({ firstAt }) => firstAt)),
    lastAt: onLast.length === 0 ? part!.lastAt : Math.max(...onLast.map(({ lastAt }) => lastAt)),
    days,
  }
}

/** A rename that a static event states holds from then on. */
function staticRename(key: RollupKey, firstDay: number, lastDay: number, set: WorkingSet): readonly Span[] {
  if (key.type !== 'DERIVED_FROM' || key.rename !== true || key.jobId !== undefined) return []
  const since = set.edge('RENAMED_FROM', renamedFromId(key.target, key.source), key.target)?.props.since
  if (typeof since !== 'number' || dayOf(since) > lastDay || dayOf(FOREVER) < firstDay) return []
  return [spanOf(since, FOREVER)]
}

/** A day that no run reaches: what lasts beyond it lasts for ever. No run was before 1970 either. */
const LAST_DAY = dayOf(Date.UTC(2201, 0, 1))

/** The days of a roll-up, stored and due, cut into stretches of at most so many days. */
export function stretchesOf(rows: readonly [EdgeRow, ...EdgeRow[]], most: number): readonly Stretch[] {
  const row = rows[0]
  const days = rows.reduce<readonly number[]>((all, { props }) => {
    const { stated, inferred } = partsOf(props)
    return unionDays(unionDays(all, stated?.days ?? []), inferred?.days ?? [])
  }, [])
  const out: Stretch[] = []
  for (let i = 0; i + 1 < days.length; i += 2)
    for (let first = days[i]!; first <= days[i + 1]!;) {
      const end = first > LAST_DAY ? Infinity : first < 0 ? -1 : first + most - 1
      const last = Math.min(days[i + 1]!, end)
      out.push({ row, firstDay: first, lastDay: last })
      first = last + 1
    }
  // One without days still has to be looked at.
  return out.length === 0 ? [{ row, firstDay: 0, lastDay: 0 }] : out
}
