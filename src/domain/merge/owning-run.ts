import type { Aggregate, DatasetName, ParentReference } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import { compareText } from '../../lib/compare.ts'
import type { RunContext } from './run-context.ts'
import { isForeign, mayAttach, reportersOf } from './owner-namespace.ts'

/** The Run and the Job that an operation belongs to. */
export interface OwningRun {
  readonly run: Id
  readonly job: DatasetName
  /** The sibling whose job a run named `unknown` takes over. */
  readonly standsFor?: Aggregate
  /**
   * Set if the job's namespace does not own the run: one of the owner's aggregates, and its job. The operation is
   * part of the Run, but its aggregate claims nothing about the Run that the owner's aggregate does not claim.
   */
  readonly foreign?: { readonly owner: Aggregate; readonly job: DatasetName }
}

/** Parent chains longer than this are cut; no known pipeline nests this deep. */
const MAX_DEPTH = 16

export const isUnknown = (aggregate: Aggregate): boolean => aggregate.job.name === 'unknown'

/** The Run and Job that an aggregate's operation belongs to. */
export function owningRunOf(aggregate: Aggregate, context: RunContext): OwningRun {
  return findOwningRun(aggregate, context, new Set())
}

/** Whether the aggregate reports its own Run and not one above it. */
export const reportsOwnRun = (aggregate: Aggregate, owningRun: OwningRun): boolean =>
  owningRun.run === aggregate.runId && owningRun.foreign === undefined

/** The parent that an aggregate names, if it is another run and the aggregate may attach to it. */
export function validParent(aggregate: Aggregate, context: RunContext): ParentReference | undefined {
  return validReference(context.interpret(aggregate).parent, aggregate, context)
}

/** Same as `validParent`, for the root. */
export function validRoot(aggregate: Aggregate, context: RunContext): ParentReference | undefined {
  return validReference(context.interpret(aggregate).root, aggregate, context)
}

function validReference(
  reference: ParentReference | undefined,
  aggregate: Aggregate,
  context: RunContext,
): ParentReference | undefined {
  if (reference === undefined || reference.runId === aggregate.runId) return undefined
  return mayAttach(aggregate, reference, context) ? reference : undefined
}

/** The Run and Job behind a reference to a parent or root: those of the nearest ancestor with a Run of its own. */
export function referencedRun(reference: ParentReference, from: Aggregate, context: RunContext): OwningRun {
  return findReferencedRun(reference, context, new Set([from.runId]))
}

function findOwningRun(aggregate: Aggregate, context: RunContext, seen: ReadonlySet<Id>): OwningRun {
  const standsFor = isUnknown(aggregate) ? namedSibling(aggregate, context) : undefined
  if (standsFor !== undefined) return { ...findOwningRun(standsFor, context, seen), standsFor }
  const { belongs, job } = context.interpret(aggregate)
  if (isForeign(aggregate, context)) {
    const owner = referencedAggregate(
      reportersOf(aggregate.runId, context),
      { runId: aggregate.runId, job },
      context,
    )
    const owningRun = findOwningRun(owner, context, seen)
    return { run: owningRun.run, job, foreign: { owner, job: owningRun.job } }
  }
  const own = { run: aggregate.runId, job }
  const parent = belongs === 'own' ? undefined : validParent(aggregate, context)
  if (parent === undefined) return own
  if (seen.has(parent.runId) || seen.size >= MAX_DEPTH) return own
  return findReferencedRun(parent, context, new Set([...seen, aggregate.runId]))
}

function findReferencedRun(
  reference: ParentReference,
  context: RunContext,
  seen: ReadonlySet<Id>,
): OwningRun {
  const known = reportersOf(reference.runId, context)
  if (known.length === 0) return { run: reference.runId, job: reference.job }
  const { run, job } = findOwningRun(referencedAggregate(known, reference, context), context, seen)
  return { run, job }
}

/** The aggregate of a run that a reference names: the one with the referenced job, else one with a Run of its own. */
function referencedAggregate(
  known: readonly Aggregate[],
  reference: ParentReference,
  context: RunContext,
): Aggregate {
  const score = (aggregate: Aggregate): number => {
    const { belongs, job } = context.interpret(aggregate)
    const named = sameName(job, reference.job) || sameName(aggregate.job, reference.job)
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
 * The aggregates that report the same run: its events under the name `unknown` and those under the right name, in one
 * namespace. If the run has several names, `unknown` belongs to the least.
 */
export function namesakesOf(aggregate: Aggregate, context: RunContext): readonly Aggregate[] {
  const unknown = siblingsOf(aggregate, context).filter(isUnknown)
  if (unknown.length === 0) return [aggregate]
  const named = namedSibling(aggregate, context)
  if (named === undefined) return [aggregate]
  return isUnknown(aggregate) || aggregate.id === named.id ? [named, ...unknown] : [aggregate]
}

function namedSibling(aggregate: Aggregate, context: RunContext): Aggregate | undefined {
  return siblingsOf(aggregate, context)
    .filter((sibling) => !isUnknown(sibling))
    .sort((a, b) => compareNames(a.job, b.job))[0]
}

/** All aggregates of a run from jobs of one namespace, including the given one. */
const siblingsOf = ({ runId, job }: Aggregate, context: RunContext): readonly Aggregate[] =>
  context.ofRun(runId).filter((sibling) => sibling.job.namespace === job.namespace)

const sameName = (a: DatasetName, b: DatasetName): boolean => a.namespace === b.namespace && a.name === b.name

/** Orders names by namespace, then name, by code point. */
export const compareNames = (a: DatasetName, b: DatasetName): number =>
  compareText(a.namespace, b.namespace) || compareText(a.name, b.name)
