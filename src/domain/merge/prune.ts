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
import type { Kin } from './kin.ts'
import { claimantsOf } from './merge.ts'
import { homeOf } from './relatives.ts'
import { settle } from './settle.ts'
import { Truth } from './truth.ts'
import { WorkingSet } from './working-set.ts'

export interface PruneStep {
  /** Runs that may go, those below others before them. */
  readonly runs: readonly Id[]
  /** What has ended, and told nothing since then, goes. */
  readonly before: Instant
  /** Dates after this one are wrong and tell nothing of how old a run is; absent: every date counts. */
  readonly latest?: Instant
  /** Operations that go at once, at the most; but what one runId reported goes together. */
  readonly most: number
  /** Only counts: a run below another is taken for gone where it would go. */
  readonly dryRun: boolean
}

export interface PruneCounts {
  readonly runs: number
  readonly operations: number
  /** READ and WROTE. */
  readonly interactions: number
}

export interface Pruned {
  readonly changes: ChangeSet
  readonly gone: PruneCounts
  /** Those of which there is more to go. */
  readonly left: readonly Id[]
}

/**
 * Drops runs with their operations and interactions, and keeps what they gave: their parts of roll-ups, and what they said of
 * jobs, go to what is compacted. So roll-ups, jobs and all that is asked by datasets, columns and jobs stay as they are.
 *
 * A run stays while it is under way, while anything that hangs on it stays, and where pairs of its operations were left out,
 * since answers have to say so.
 */
export function* prune(
  step: PruneStep,
  rules: ProducerRules,
  direct?: DirectFacts,
): Generator<Needs, Pruned, Facts> {
  const set = new WorkingSet(direct)
  const truth = new Truth(set, rules, new Map())
  const { going, runs, left } = yield* settle(set, () => choose(step, truth))
  for (const { row } of going) truth.removed.add(row.id)
  const compacted = compact(going)
  const stored = yield* settle(set, () => [...compacted.keys()].map((id) => set.aggregate(id)))
  const aggregates = [...compacted.values()].flatMap((made, i) => changed(made, stored[i]))
  const transitions = going.map((before): Transition => ({ id: before.row.id, before: ofRunsAlone(before) }))
  applyOwned(transitions, set)
  yield* applyClaims(transitions, claimantsOf(transitions, truth, set), truth, set, { keepsEnds: true })
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
  /** Runs that go whole, or the last of them. */
  readonly runs: number
  readonly left: readonly Id[]
}

function choose({ runs, before, latest = Infinity, most, dryRun }: PruneStep, truth: Truth): Choice {
  const kin = truth.before
  const going = new Map<Id, Derivation>()
  const left: Id[] = []
  let whole = 0
  for (const run of runs) {
    const family = [...dependentsOf(run, truth).values()].filter(({ id }) => !going.has(id))
    if (!areOver(family, before, latest, kin)) continue
    const own = family.filter((one) => homeOf(one, kin).run === run)
    if (!dryRun && own.length < family.length) continue
    const derived = new Map(own.map((one) => [one.id, derive(one, kin)]))
    if ([...derived.values()].some(({ operation }) => operation?.props.omittedPairs !== undefined)) continue
    const parts =
      dryRun || own.length <= most - going.size ? own : going.size > 0 ? [] : partOf(own, most, truth)
    for (const { id } of parts) going.set(id, derived.get(id)!)
    if (parts.length === own.length) whole++
    else left.push(run)
  }
  return { going: [...going.values()], runs: whole, left }
}

/**
 * Of a run that is too large to go at once, what nothing else hangs on: so what is left stays what it was. Where all of it hangs
 * together, all of it.
 */
function partOf(own: readonly Aggregate[], most: number, truth: Truth): readonly Aggregate[] {
  const part: Aggregate[] = []
  for (const [runId, some] of Map.groupBy(own, (one) => one.runId)) {
    if (part.length > 0 && part.length + some.length > most) continue
    if ([...dependentsOf(runId, truth).values()].every((one) => one.runId === runId)) part.push(...some)
  }
  return part.length === 0 ? own : part
}

/** Whether all that have a date that can be right have ended, and told nothing since; those that have none do not hold it up. */
function areOver(family: readonly Aggregate[], before: Instant, latest: Instant, kin: Kin): boolean {
  const dated = family.filter((one) => lastDate(one, latest) !== undefined)
  return dated.length > 0 && dated.every((one) => isOver(one, before, latest, kin))
}

function isOver(aggregate: Aggregate, before: Instant, latest: Instant, kin: Kin): boolean {
  const { endedAt, lastEventAt } = stateWith(aggregate, kin)
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

/** What was compacted before with what comes to it; nothing where that changes nothing. */
function changed(made: Compacted, stored: AggregateRow | undefined): ChangeSet['aggregates'] {
  if (stored === undefined) return [{ ...compactedRow(made), created: true }]
  const row = compactedRow(joinCompacted(sourceOf(stored) as Compacted, made))
  return canonicalJson(row.body) === canonicalJson(stored.body) ? [] : [{ ...row, created: false }]
}

/** Without what the compacted goes on to give and to claim: that stays as it is. */
const ofRunsAlone = (derivation: Derivation): Derivation => ({
  ...derivation,
  contributions: new Map(),
  jobs: new Map(),
  edges: new Map([...derivation.edges].filter(([, { fromLabel }]) => fromLabel !== 'Job')),
})

const interactionsIn = (owned: Derivation['owned']): number =>
  [...owned.values()].filter(({ type }) => type === 'READ' || type === 'WROTE').length
