import type { Aggregate, DatasetName, ParentReference } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import { compareText } from '../../lib/compare.ts'
import type { Kin } from './kin.ts'
import { isForeign, mayAttach, reportersOf } from './run-owner.ts'

/** The Run and the Job that something belongs to. */
export interface Home {
  readonly run: Id
  readonly job: DatasetName
  /** The sibling whose job a run named `unknown` takes over. */
  readonly standsFor?: Aggregate
  /**
   * Of a job of another namespace than the run's owner: one of the owner's aggregates, and its job. The operation is part of
   * the Run, but the aggregate says nothing of the Run that this one does not say.
   */
  readonly foreign?: { readonly owner: Aggregate; readonly job: DatasetName }
}

/** Longer chains of parents than this are cut: no pipeline nests so deep. */
const MAX_DEPTH = 16

export const isUnknown = (aggregate: Aggregate): boolean => aggregate.job.name === 'unknown'

/** The Run and Job that an aggregate's operation belongs to, and whose Run it reports. */
export function homeOf(aggregate: Aggregate, kin: Kin): Home {
  return climb(aggregate, kin, new Set())
}

/** Whether the aggregate reports its own Run, not one above it. */
export const reportsOwnRun = (aggregate: Aggregate, home: Home): boolean =>
  home.run === aggregate.runId && home.foreign === undefined

/** The parent that an aggregate names, if that is another run and one that it may attach to. */
export function validParent(aggregate: Aggregate, kin: Kin): ParentReference | undefined {
  return valid(kin.interpret(aggregate).parent, aggregate, kin)
}

/** The same of the root. */
export function validRoot(aggregate: Aggregate, kin: Kin): ParentReference | undefined {
  return valid(kin.interpret(aggregate).root, aggregate, kin)
}

function valid(
  reference: ParentReference | undefined,
  aggregate: Aggregate,
  kin: Kin,
): ParentReference | undefined {
  if (reference === undefined || reference.runId === aggregate.runId) return undefined
  return mayAttach(aggregate, reference, kin) ? reference : undefined
}

/** The Run and Job that a reference to a parent or root means: those of the nearest one above that has a Run of its own. */
export function meantBy(reference: ParentReference, from: Aggregate, kin: Kin): Home {
  return above(reference, kin, new Set([from.runId]))
}

function climb(aggregate: Aggregate, kin: Kin, seen: ReadonlySet<Id>): Home {
  const standsFor = isUnknown(aggregate) ? namedSibling(aggregate, kin) : undefined
  if (standsFor !== undefined) return { ...climb(standsFor, kin, seen), standsFor }
  const { belongs, job } = kin.interpret(aggregate)
  if (isForeign(aggregate, kin)) {
    const owner = meant(reportersOf(aggregate.runId, kin), { runId: aggregate.runId, job }, kin)
    const home = climb(owner, kin, seen)
    return { run: home.run, job, foreign: { owner, job: home.job } }
  }
  const own = { run: aggregate.runId, job }
  const parent = belongs === 'own' ? undefined : validParent(aggregate, kin)
  if (parent === undefined) return own
  if (seen.has(parent.runId) || seen.size >= MAX_DEPTH) return own
  return above(parent, kin, new Set([...seen, aggregate.runId]))
}

function above(reference: ParentReference, kin: Kin, seen: ReadonlySet<Id>): Home {
  const known = reportersOf(reference.runId, kin)
  if (known.length === 0) return { run: reference.runId, job: reference.job }
  const { run, job } = climb(meant(known, reference, kin), kin, seen)
  return { run, job }
}

/** Which of a run's aggregates a reference means: that of the job it names, else one with a Run of its own. */
function meant(known: readonly Aggregate[], reference: ParentReference, kin: Kin): Aggregate {
  const score = (aggregate: Aggregate): number => {
    const { belongs, job } = kin.interpret(aggregate)
    const named = same(job, reference.job) || same(aggregate.job, reference.job)
    return (isUnknown(aggregate) ? 0 : 4) + (named ? 2 : 0) + (belongs === 'own' ? 1 : 0)
  }
  return known.reduce((best, candidate) => {
    const difference = score(candidate) - score(best)
    return difference > 0 || (difference === 0 && compareNames(candidate.job, best.job) < 0)
      ? candidate
      : best
  })
}

/**
 * The aggregates that report one activity: a run's events under the name `unknown` and those under the right name, in one
 * namespace. Where the run has several names, `unknown` goes with the least.
 */
export function namesakesOf(aggregate: Aggregate, kin: Kin): readonly Aggregate[] {
  const unknown = siblingsOf(aggregate, kin).filter(isUnknown)
  if (unknown.length === 0) return [aggregate]
  const named = namedSibling(aggregate, kin)
  if (named === undefined) return [aggregate]
  return isUnknown(aggregate) || aggregate.id === named.id ? [named, ...unknown] : [aggregate]
}

function namedSibling(aggregate: Aggregate, kin: Kin): Aggregate | undefined {
  return siblingsOf(aggregate, kin)
    .filter((sibling) => !isUnknown(sibling))
    .sort((a, b) => compareNames(a.job, b.job))[0]
}

/** All that jobs of one namespace tell of a run, the aggregate's own events among them. */
const siblingsOf = ({ runId, job }: Aggregate, kin: Kin): readonly Aggregate[] =>
  kin.ofRun(runId).filter((sibling) => sibling.job.namespace === job.namespace)

const same = (a: DatasetName, b: DatasetName): boolean => a.namespace === b.namespace && a.name === b.name

/** Orders names by namespace, then name, by code point. */
export const compareNames = (a: DatasetName, b: DatasetName): number =>
  compareText(a.namespace, b.namespace) || compareText(a.name, b.name)
