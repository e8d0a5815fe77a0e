import type { ProducerRules, Observation } from '../aggregate.ts'
import {
  AGGREGATE_SLOTS,
  type AggregateRow,
  type ChangeSet,
  type DirectFacts,
  type Merge,
} from '../merge-protocol.ts'
import type { Id } from '../ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { applyClaims, readClaims } from './apply-claims.ts'
import { applyColumns, readColumnUpdates, readColumns, type ColumnUpdates } from './apply-columns.ts'
import { applyFacts, factRows } from './apply-facts.ts'
import { applyDeletions } from './apply-deletions.ts'
import { applyDependencies } from './apply-dependencies.ts'
import { applyOwned } from './apply-owned.ts'
import { applyRevivals } from './apply-revivals.ts'
import { applyRollups, readRollups, supportersBeside } from './apply-rollups.ts'
import { gatherBatch, type Batch } from './batch.ts'
import type { Transition } from './changed-claims.ts'
import { Claimants } from './claimants.ts'
import { bodyOfSource } from './compacted.ts'
import { affectedBy } from './dependents.ts'
import type { Derivation } from './derivation.ts'
import { derive } from './derive.ts'
import { renamedFromId, sameAsId } from './edge-ids.ts'
import { canonicalOf, readGroups, regroupDatasets } from './regroup.ts'
import { rollupChanges } from './rollup-changes.ts'
import { applyLabels } from './label-rows.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import { symlinkEdge } from './symlink-row.ts'
import { AggregateSnapshots } from './aggregate-snapshots.ts'
import { isVetoed, vetoEdge } from './veto-row.ts'
import { WorkingSet } from './working-set.ts'

/**
 * Merges observations into the graph. Any order, repetition and batching of the same observations gives the same
 * graph, because derived data is a pure function of the merged aggregates, computed before and after the batch. A
 * store that answers synchronously passes itself as `direct`.
 */
export function* merge(
  observations: readonly Observation[],
  rules: ProducerRules,
  direct?: DirectFacts,
): Merge {
  const set = new WorkingSet(direct)
  const batch = gatherBatch(observations)
  const snapshots = new AggregateSnapshots(set, rules, batch.content)
  const updates = yield* untilResolved(set, () => readUpdates(batch, snapshots, set))
  snapshots.advance(batch)
  const transitions = yield* transitionsOf(updates, snapshots, set)
  yield* applyFacts(batch, set)
  applyOwned(transitions, set)
  yield* applyClaims(transitions, claimantsOf(transitions, snapshots, set), snapshots, set)
  yield* applyRevivals(batch, snapshots, set)
  const moves = yield* regroupDatasets(updates.regroup, set)
  const deletions = yield* applyDeletions(moves, set)
  const renamed = yield* untilResolved(set, () => renamesIn(batch, set))
  yield* applyRollups(transitions, moves, deletions, renamed, snapshots, set)
  yield* applyColumns(updates.columns, moves, set)
  applyLabels(set)
  yield* applyDependencies(set)
  return {
    ...set.changes(),
    aggregates: aggregateChanges(transitions, snapshots, set),
    droppedAggregates: [],
  }
}

export function claimantsOf(
  transitions: readonly Transition[],
  snapshots: AggregateSnapshots,
  set: WorkingSet,
): Claimants {
  const after = new Map<Id, Derivation>()
  for (const transition of transitions)
    if (transition.after !== undefined) after.set(transition.id, transition.after)
  return new Claimants(snapshots, set, after)
}

interface Updates {
  readonly columns: ColumnUpdates
  /** Datasets whose symlinks or vetoes changed. */
  readonly regroup: ReadonlySet<Id>
}

/** Reads the stored rows that the batch concerns, as they were before it. */
function readUpdates(batch: Batch, snapshots: AggregateSnapshots, set: WorkingSet): Updates {
  if (!set.isDirect) prefetchForBatch(batch, snapshots, set)
  return {
    columns: readColumnUpdates(batch, set),
    regroup: new Set([...symlinkChanges(batch, set), ...vetoChanges(batch, set)]),
  }
}

/** Requests in the first round what every batch needs. */
function prefetchForBatch(batch: Batch, snapshots: AggregateSnapshots, set: WorkingSet): void {
  for (const aggregate of batch.aggregates.values()) {
    set.aggregate(aggregate.id)
    const { parent, root } = snapshots.before.interpret(aggregate)
    for (const run of [aggregate.runId, parent?.runId, root?.runId])
      if (run !== undefined) snapshots.before.ofRun(run)
    // The run is probably new, so the aggregates that name it are needed.
    if (aggregate.times.START !== undefined)
      for (const slot of ['parent', 'root'] as const) set.aggregatesBy(slot, aggregate.runId)
  }
  for (const { id, subject, at } of batch.declarations.values()) {
    set.aggregate(id)
    set.neighbours(subject, at, id)
  }
  for (const id of batch.datasets.keys()) canonicalOf(id, set)
  factRows(batch, set)
}

function symlinkChanges(batch: Batch, set: WorkingSet): ReadonlySet<Id> {
  const out = new Set<Id>()
  for (const { id, symlinks, fields } of batch.datasets.values()) {
    // A withdrawal: the ended pairs lead to the group.
    if (fields.symlinks !== undefined) out.add(id)
    for (const [to, updates] of symlinks) {
      const former = set.edge('SAME_AS', sameAsId(id, to), id)
      const next = symlinkEdge(id, to, updates, former)
      if (former?.props.stamps !== next.props.stamps) {
        out.add(id)
        out.add(to)
      }
    }
  }
  return out
}

/** The ends of pairs whose veto the batch sets or lifts. */
function vetoChanges(batch: Batch, set: WorkingSet): readonly Id[] {
  return [...batch.vetoes.values()].flatMap((updates) => {
    const former = set.edge('NOT_SAME_AS', updates.id, updates.lesser)
    const was = former !== undefined && isVetoed(former)
    return isVetoed(vetoEdge(updates, former)) === was ? [] : [updates.lesser, updates.greater]
  })
}

function* transitionsOf(
  updates: Updates,
  snapshots: AggregateSnapshots,
  set: WorkingSet,
): Step<readonly Transition[]> {
  return yield* untilResolved(set, () => {
    const transitions = [...affectedBy(snapshots, set)].map((id): Transition => {
      const stored = snapshots.stored(id)
      const current = snapshots.current(id)
      return {
        id,
        ...(stored === undefined ? {} : { before: derive(stored, snapshots.before) }),
        ...(current === undefined ? {} : { after: derive(current, snapshots.after) }),
      }
    })
    if (!set.hasPending && !set.isDirect) prefetchForSteps(transitions, updates, snapshots, set)
    return transitions
  })
}

/** Requests most of what the following steps need in one round, because each round may be a network round trip. */
function prefetchForSteps(
  transitions: readonly Transition[],
  updates: Updates,
  snapshots: AggregateSnapshots,
  set: WorkingSet,
): void {
  readClaims(transitions, claimantsOf(transitions, snapshots, set), snapshots, set)
  readGroups(updates.regroup, set)
  readRollups(rollupChanges(transitions), new Set(), supportersBeside(transitions, snapshots, set), set)
  readColumns(updates.columns, [], set)
}

const renamesIn = (batch: Batch, set: WorkingSet) =>
  [...batch.datasets.values()].flatMap(({ id, renamedFrom }) =>
    [...renamedFrom.keys()].flatMap((from) => set.edge('RENAMED_FROM', renamedFromId(id, from), id) ?? []),
  )

function aggregateChanges(
  transitions: readonly Transition[],
  snapshots: AggregateSnapshots,
  set: WorkingSet,
): ChangeSet['aggregates'] {
  return transitions.flatMap(({ id, after }) => {
    if (after === undefined) return []
    const stored = set.aggregate(id)
    const same =
      stored !== undefined && !snapshots.changed.has(id) && slotText(stored) === slotText(after.row)
    if (same) return []
    return [{ ...after.row, body: bodyOfSource(snapshots.current(id)!), created: stored === undefined }]
  })
}

/** The slots of an aggregate as one text; changes of related runs may change them. */
export const slotText = (row: Omit<AggregateRow, 'body'>): string =>
  canonicalJson(AGGREGATE_SLOTS.map((slot) => row[slot] ?? null))
