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
import { applyColumns, readColumnNews, readColumns, type ColumnNews } from './apply-columns.ts'
import { applyFacts, factRows } from './apply-facts.ts'
import { applyDependencies } from './apply-dependencies.ts'
import { applyOwned } from './apply-owned.ts'
import { applyRevivals } from './apply-revivals.ts'
import { applyRollups, readRollups, supportersBeside } from './apply-rollups.ts'
import { gather, type Batch } from './batch.ts'
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
import { settle, type Step } from './settle.ts'
import { symlinkEdge } from './symlink-row.ts'
import { Truth } from './truth.ts'
import { isVetoed, vetoEdge } from './veto-row.ts'
import { WorkingSet } from './working-set.ts'

/**
 * Merges observations into the graph. Any order, any duplication and any batching of the same observations gives the
 * same graph: what is derived is a pure function of the merged aggregates, taken before and after. A store that answers
 * at once hands itself in as `direct`.
 */
export function* merge(
  observations: readonly Observation[],
  rules: ProducerRules,
  direct?: DirectFacts,
): Merge {
  const set = new WorkingSet(direct)
  const batch = gather(observations)
  const truth = new Truth(set, rules, batch.content)
  const news = yield* settle(set, () => firstLook(batch, truth, set))
  truth.advance(batch)
  const transitions = yield* transitionsOf(news, truth, set)
  yield* applyFacts(batch, set)
  applyOwned(transitions, set)
  yield* applyClaims(transitions, claimantsOf(transitions, truth, set), truth, set)
  yield* applyRevivals(batch, truth, set)
  const moves = yield* regroupDatasets(news.regroup, set)
  const renamed = yield* settle(set, () => renamesIn(batch, set))
  yield* applyRollups(transitions, moves, renamed, truth, set)
  yield* applyColumns(news.columns, moves, set)
  applyLabels(set)
  yield* applyDependencies(set)
  return { ...set.changes(), aggregates: aggregateChanges(transitions, truth, set), droppedAggregates: [] }
}

export function claimantsOf(transitions: readonly Transition[], truth: Truth, set: WorkingSet): Claimants {
  const after = new Map<Id, Derivation>()
  for (const transition of transitions)
    if (transition.after !== undefined) after.set(transition.id, transition.after)
  return new Claimants(truth, set, after)
}

interface News {
  readonly columns: ColumnNews
  /** Datasets about which a symlink or a person tells something new. */
  readonly regroup: ReadonlySet<Id>
}

/** Reads what is known of the things that the batch names, as it was before. */
function firstLook(batch: Batch, truth: Truth, set: WorkingSet): News {
  if (!set.answersAtOnce) askFirst(batch, truth, set)
  return {
    columns: readColumnNews(batch, set),
    regroup: new Set([...symlinkNews(batch, set), ...vetoedAnew(batch, set)]),
  }
}

/** Asks in the first round for what every batch wants to know. */
function askFirst(batch: Batch, truth: Truth, set: WorkingSet): void {
  for (const aggregate of batch.aggregates.values()) {
    set.aggregate(aggregate.id)
    const { parent, root } = truth.before.interpret(aggregate)
    for (const run of [aggregate.runId, parent?.runId, root?.runId])
      if (run !== undefined) truth.before.ofRun(run)
    // Most likely it is new, and then those that name it are wanted.
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

function symlinkNews(batch: Batch, set: WorkingSet): ReadonlySet<Id> {
  const out = new Set<Id>()
  for (const { id, symlinks, fields } of batch.datasets.values()) {
    // A withdrawal: the group is found by the pairs that it ends.
    if (fields.symlinks !== undefined) out.add(id)
    for (const [to, news] of symlinks) {
      const former = set.edge('SAME_AS', sameAsId(id, to), id)
      const next = symlinkEdge(id, to, news, former)
      if (former?.props.stamps !== next.props.stamps) {
        out.add(id)
        out.add(to)
      }
    }
  }
  return out
}

/** The ends of pairs that are vetoed now and were not, or the reverse. */
function vetoedAnew(batch: Batch, set: WorkingSet): readonly Id[] {
  return [...batch.vetoes.values()].flatMap((news) => {
    const former = set.edge('NOT_SAME_AS', news.id, news.lesser)
    const was = former !== undefined && isVetoed(former)
    return isVetoed(vetoEdge(news, former)) === was ? [] : [news.lesser, news.greater]
  })
}

function* transitionsOf(news: News, truth: Truth, set: WorkingSet): Step<readonly Transition[]> {
  return yield* settle(set, () => {
    const transitions = [...affectedBy(truth, set)].map((id): Transition => {
      const stored = truth.stored(id)
      const current = truth.current(id)
      return {
        id,
        ...(stored === undefined ? {} : { before: derive(stored, truth.before) }),
        ...(current === undefined ? {} : { after: derive(current, truth.after) }),
      }
    })
    if (!set.waiting && !set.answersAtOnce) lookAhead(transitions, news, truth, set)
    return transitions
  })
}

/** Asks at once for most of what the steps to come will ask for: each round may be a journey to a server. */
function lookAhead(transitions: readonly Transition[], news: News, truth: Truth, set: WorkingSet): void {
  readClaims(transitions, claimantsOf(transitions, truth, set), truth, set)
  readGroups(news.regroup, set)
  readRollups(rollupChanges(transitions), new Set(), supportersBeside(transitions, truth, set), set)
  readColumns(news.columns, [], set)
}

const renamesIn = (batch: Batch, set: WorkingSet) =>
  [...batch.datasets.values()].flatMap(({ id, renamedFrom }) =>
    [...renamedFrom.keys()].flatMap((from) => set.edge('RENAMED_FROM', renamedFromId(id, from), id) ?? []),
  )

function aggregateChanges(
  transitions: readonly Transition[],
  truth: Truth,
  set: WorkingSet,
): ChangeSet['aggregates'] {
  return transitions.flatMap(({ id, after }) => {
    if (after === undefined) return []
    const stored = set.aggregate(id)
    const same = stored !== undefined && !truth.changed.has(id) && slotsOf(stored) === slotsOf(after.row)
    if (same) return []
    return [{ ...after.row, body: bodyOfSource(truth.current(id)!), created: stored === undefined }]
  })
}

/** By which an aggregate is found; its relatives may change them. */
export const slotsOf = (row: Omit<AggregateRow, 'body'>): string =>
  canonicalJson(AGGREGATE_SLOTS.map((slot) => row[slot] ?? null))
