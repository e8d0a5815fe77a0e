import type { Aggregate, ProducerRules } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import type { AggregateRow, ChangeSet, DirectFacts, Facts, Needs } from '../merge-protocol.ts'
import type { Instant } from '../time.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { applyClaims } from './apply-claims.ts'
import { applyOwned } from './apply-owned.ts'
import type { Transition } from './changed-claims.ts'
import { compact } from './compact.ts'
import { compactedRow, joinCompacted, sourceOf, type Compacted } from './compacted.ts'
import { dependentsOf } from './dependents.ts'
import type { Derivation } from './derivation.ts'
import { derive, stateWith } from './derive.ts'
import type { RunContext } from './run-context.ts'
import { claimantsOf } from './merge.ts'
import { owningRunOf } from './owning-run.ts'
import { untilResolved } from './until-resolved.ts'
import { AggregateSnapshots } from './aggregate-snapshots.ts'
import { WorkingSet } from './working-set.ts'

export interface PruneStep {
  /** Candidate runs, with child runs before their parents. */
  readonly runs: readonly Id[]
  /** Only runs that ended before this time and reported nothing since are pruned. */
  readonly before: Instant
  /** Later dates are wrong and do not count for the age of a run. Absent: every date counts. */
  readonly latest?: Instant
  /** Maximum number of operations per step. All operations that one runId reported are pruned together. */
  readonly most: number
  /** Only count: treats a child run as pruned if it would be. */
  readonly dryRun: boolean
}

export interface PruneCounts {
  readonly runs: number
  readonly operations: number
  /** READ and WROTE. */
  readonly interactions: number
}

export interface PruneResult {
  readonly changes: ChangeSet
  readonly gone: PruneCounts
  /** Runs of which operations remain to be pruned. */
  readonly left: readonly Id[]
}

/**
 * Drops runs with their operations and interactions, and compacts what they contributed: their parts of roll-ups and
 * their claims on jobs. Roll-ups, jobs and all answers about datasets, columns and jobs therefore stay as they are.
 *
 * A run stays while it is running, while anything that depends on it stays, and if pairs of its operations were left
 * out, because answers must mention that.
 */
export function* prune(
  step: PruneStep,
  rules: ProducerRules,
  direct?: DirectFacts,
): Generator<Needs, PruneResult, Facts> {
  const set = new WorkingSet(direct)
  const snapshots = new AggregateSnapshots(set, rules, new Map())
  const { going, runs, left } = yield* untilResolved(set, () => choose(step, snapshots))
  for (const { row } of going) snapshots.removed.add(row.id)
  const compacted = compact(going)
  const stored = yield* untilResolved(set, () => [...compacted.keys()].map((id) => set.aggregate(id)))
  const aggregates = [...compacted.values()].flatMap((made, i) => changed(made, stored[i]))
  const transitions = going.map((before): Transition => ({ id: before.row.id, before: ofRunsAlone(before) }))
  applyOwned(transitions, set)
  yield* applyClaims(transitions, claimantsOf(transitions, snapshots, set), snapshots, set, {
    keepsEnds: true,
  })
  return {
    changes: { ...set.changes(), aggregates, droppedAggregates: going.map(({ row }) => row.id) },
    gone: {
      runs,
      operations: going.filter(({ operation }) => operation !== undefined).length,
      interactions: going.reduce((sum, { owned }) => sum + interactionsIn(owned), 0),
    },
    left,
  }
}

interface Choice {
  readonly going: readonly Derivation[]
  /** Number of runs that this step removes completely. */
  readonly runs: number
  readonly left: readonly Id[]
}

function choose(
  { runs, before, latest = Infinity, most, dryRun }: PruneStep,
  snapshots: AggregateSnapshots,
): Choice {
  const context = snapshots.before
  const going = new Map<Id, Derivation>()
  const left: Id[] = []
  let whole = 0
  for (const run of runs) {
    const family = [...dependentsOf(run, snapshots).values()].filter(({ id }) => !going.has(id))
    if (!haveEnded(family, before, latest, context)) continue
    const own = family.filter((one) => owningRunOf(one, context).run === run)
    if (!dryRun && own.length < family.length) continue
    const derived = new Map(own.map((one) => [one.id, derive(one, context)]))
    if ([...derived.values()].some(({ operation }) => operation?.props.omittedPairs !== undefined)) continue
    const parts =
      dryRun || own.length <= most - going.size ? own : going.size > 0 ? [] : partOf(own, most, snapshots)
    for (const { id } of parts) going.set(id, derived.get(id)!)
    if (parts.length === own.length) whole++
    else left.push(run)
  }
  return { going: [...going.values()], runs: whole, left }
}

/**
 * The operations of a large run that nothing else depends on, so that the rest stays unchanged. If all of them depend
 * on one another, returns all.
 */
function partOf(
  own: readonly Aggregate[],
  most: number,
  snapshots: AggregateSnapshots,
): readonly Aggregate[] {
  const part: Aggregate[] = []
  for (const [runId, some] of Map.groupBy(own, (one) => one.runId)) {
    if (part.length > 0 && part.length + some.length > most) continue
    if ([...dependentsOf(runId, snapshots).values()].every((one) => one.runId === runId)) part.push(...some)
  }
  return part.length === 0 ? own : part
}

/**
 * Whether all aggregates with a plausible date have ended and reported nothing since. Aggregates without one do not
 * delay pruning.
 */
function haveEnded(
  family: readonly Aggregate[],
  before: Instant,
  latest: Instant,
  context: RunContext,
): boolean {
  const dated = family.filter((one) => lastDate(one, latest) !== undefined)
  return dated.length > 0 && dated.every((one) => hasEnded(one, before, latest, context))
}

function hasEnded(aggregate: Aggregate, before: Instant, latest: Instant, context: RunContext): boolean {
  const { endedAt, lastEventAt } = stateWith(aggregate, context)
  const last = lastEventAt <= latest ? lastEventAt : lastDate(aggregate, latest)
  return endedAt !== undefined && last !== undefined && last < before
}

/** The newest date of an aggregate that is not after `latest`. */
function lastDate({ times, observed, given }: Aggregate, latest: Instant): Instant | undefined {
  const dates = [
    ...Object.values(times).flat(),
    ...(observed ?? []),
    given?.startedAt?.value,
    given?.endedAt?.value,
  ]
  const right = dates.filter((at): at is Instant => typeof at === 'number' && at <= latest)
  return right.length === 0 ? undefined : Math.max(...right)
}

/** Joins a compacted row with the stored one; empty if that changes nothing. */
function changed(made: Compacted, stored: AggregateRow | undefined): ChangeSet['aggregates'] {
  if (stored === undefined) return [{ ...compactedRow(made), created: true }]
  const row = compactedRow(joinCompacted(sourceOf(stored) as Compacted, made))
  return canonicalJson(row.body) === canonicalJson(stored.body) ? [] : [{ ...row, created: false }]
}

/** The derivation without the parts that the compacted row continues to contribute and claim. */
const ofRunsAlone = (derivation: Derivation): Derivation => ({
  ...derivation,
  contributions: new Map(),
  jobs: new Map(),
  edges: new Map([...derivation.edges].filter(([, { fromLabel }]) => fromLabel !== 'Job')),
})

const interactionsIn = (owned: Derivation['owned']): number =>
  [...owned.values()].filter(({ type }) => type === 'READ' || type === 'WROTE').length
