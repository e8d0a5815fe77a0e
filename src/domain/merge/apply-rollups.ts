import type { DatasetName } from '../aggregate.ts'
import type { EdgeRow } from '../graph-rows.ts'
import type { Props } from '../graph-schema.ts'
import type { Id } from '../ids.ts'
import type { Basis } from '../lineage-graph.ts'
import type { Span } from '../span.ts'
import type { Transition } from './changed-claims.ts'
import type { RollupKey } from './contribution.ts'
import { typedEdge } from './edge-ids.ts'
import { propsWithout } from './props.ts'
import { canonicalOf, type Move } from './regroup.ts'
import { reviveRenames } from './renames.ts'
import { rollupChanges, type RollupChange, type RollupChanges } from './rollup-changes.ts'
import { keyOf, rollupEdge } from './rollup-edge.ts'
import { BASES, derivedProps, isEmpty, partsOf, type RollupParts } from './rollup-parts.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import { grown, shrunk, takesBack } from './shrink.ts'
import { StoredSupporters } from './supporters.ts'
import type { AggregateSnapshots } from './aggregate-snapshots.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * Updates roll-ups to what the operations now contribute, moves those of members with a new canonical dataset, updates
 * those of Datasets and Jobs in `deletions` (`applyDeletions`), and those of renames.
 */
export function* applyRollups(
  transitions: readonly Transition[],
  moves: readonly Move[],
  deletions: ReadonlySet<Id>,
  renamed: readonly EdgeRow[],
  snapshots: AggregateSnapshots,
  set: WorkingSet,
): Step<void> {
  const changes = rollupChanges(transitions)
  const supporters = supportersBeside(transitions, snapshots, set)
  const moved = new Set([...moves.map(({ member }) => member), ...deletions])
  const rows = yield* untilResolved(set, () => [
    ...readRollups(changes, moved, supporters, set),
    ...movedRows(moved, changes, set),
  ])
  for (const { now, was } of rows) {
    if (now !== undefined) set.putEdge(now)
    else if (was !== undefined) set.dropEdge(was)
  }
  yield* reviveRenames(transitions, moves, renamed, supporters, set)
}

export function supportersBeside(
  transitions: readonly Transition[],
  snapshots: AggregateSnapshots,
  set: WorkingSet,
): StoredSupporters {
  return new StoredSupporters(snapshots, set, new Set(transitions.map(({ id }) => id)))
}

/**
 * The rows of the roll-ups that operations change. `moved`: datasets whose canonical dataset changed, and datasets and jobs
 * that were deleted or came back.
 */
export function readRollups(
  changes: RollupChanges,
  moved: ReadonlySet<Id>,
  supporters: StoredSupporters,
  set: WorkingSet,
): readonly NextRow[] {
  supporters.forget()
  return [...changes.byId.values()].map((change) => nextRow(change, changes, moved, supporters, set))
}

interface NextRow {
  readonly was?: EdgeRow
  readonly now?: EdgeRow
}

function nextRow(
  { id, key, parts: changed, given }: RollupChange,
  { names }: RollupChanges,
  moved: ReadonlySet<Id>,
  supporters: StoredSupporters,
  set: WorkingSet,
): NextRow {
  const was = key.type === 'HAS_SCHEMA' ? set.edge(key.type, id, key.member) : set.edge(key.type, id)
  const stored = was === undefined ? {} : partsOf(was.props)
  const next = (basis: Basis): Span | undefined => {
    const part = stored[basis]
    const changes = changed[basis]
    if (part === undefined || !changes.some(takesBack)) return grown(part, given[basis])
    return shrunk(part, changes, given[basis], (first, last) => supporters.spans(key, id, basis, first, last))
  }
  const parts: { [B in Basis]?: Span } = {}
  for (const basis of BASES) {
    const part = next(basis)
    if (part !== undefined) parts[basis] = part
  }
  if (was !== undefined && hasSameBases(stored, parts) && !hasMoved(key, moved))
    return isSame(stored, parts) ? {} : { was, now: { ...was, props: respanned(was, parts) } }
  const now = nextRollup(id, key, parts, names, was, set)
  return { ...(was && { was }), ...(now && { now }) }
}

const isSame = (a: RollupParts, b: RollupParts): boolean => a.stated === b.stated && a.inferred === b.inferred

/** Whether any part exists, and the same parts exist as before. */
const hasSameBases = (a: RollupParts, b: RollupParts): boolean =>
  !isEmpty(b) &&
  (a.stated === undefined) === (b.stated === undefined) &&
  (a.inferred === undefined) === (b.inferred === undefined)

/** Whether the ends of a roll-up, the canonical datasets of its members, or whether it is deleted may have changed. */
function hasMoved(key: RollupKey, moved: ReadonlySet<Id>): boolean {
  if (moved.size === 0) return false
  if ('jobId' in key && moved.has(key.jobId)) return true
  return key.type === 'DERIVED_FROM' ? moved.has(key.target) || moved.has(key.source) : moved.has(key.member)
}

/** The properties of a stored roll-up with its spans replaced. */
const respanned = ({ type, props }: EdgeRow, parts: RollupParts): Props =>
  type === 'DERIVED_FROM' ? { ...props, ...derivedProps(parts) } : { ...props, ...parts.inferred }

/** The row of a roll-up with these parts; undefined if it has no parts. */
export function nextRollup(
  id: Id,
  key: RollupKey,
  parts: RollupParts,
  names: ReadonlyMap<Id, DatasetName>,
  was: EdgeRow | undefined,
  set: WorkingSet,
): EdgeRow | undefined {
  if (key.type === 'HAS_SCHEMA') return was && withSpan(was, parts.inferred)
  const gone = isEmpty(parts) || (key.type === 'DERIVED_FROM' && key.rename && isOne(key, set))
  return gone ? undefined : rollupEdge(id, key, spansOf(key.type, parts), names, set)
}

/** Only DERIVED_FROM separates the stated part. */
function spansOf(type: 'DERIVED_FROM' | 'READS' | 'WRITES', parts: RollupParts): Props {
  return type === 'DERIVED_FROM' ? derivedProps(parts) : { ...parts.inferred }
}

function withSpan(row: EdgeRow, span: Span | undefined): EdgeRow {
  const props = { ...propsWithout(row.props, 'firstAt', 'lastAt', 'days'), ...span }
  return typedEdge('HAS_SCHEMA', row.id, row.from, row.to, props)
}

const isOne = ({ target, source }: { readonly target: Id; readonly source: Id }, set: WorkingSet): boolean =>
  canonicalOf(target, set) === canonicalOf(source, set)

/** Roll-ups of moved members and jobs that no operation changes: the same roll-up between other ends, deleted or not. */
function movedRows(
  moved: ReadonlySet<Id>,
  { byId, names }: RollupChanges,
  set: WorkingSet,
): readonly NextRow[] {
  const rows = new Map<Id, EdgeRow>()
  for (const id of moved) for (const row of set.rollupsOf(id)) if (!byId.has(row.id)) rows.set(row.id, row)
  return [...rows.values()].flatMap((was) => {
    const key = keyOf(was, set)
    if (key === undefined) return []
    if (key.type === 'DERIVED_FROM' && key.rename && isOne(key, set)) return [{ was }]
    const now = rollupEdge(was.id, key, spansOf(key.type, partsOf(was.props)), names, set)
    return [{ was, now }]
  })
}
