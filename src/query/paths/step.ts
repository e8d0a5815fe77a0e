import type { Id } from '../../domain/ids.ts'
import type { Crossing } from '../walk/crossing.ts'

/** A set of ids that may be computed. */
export interface IdSet {
  has(id: Id): boolean
}

/** One step of a path from one place to another, or (`idle`) to a job that is the end. */
export interface PathStep {
  readonly from: Id
  readonly to: Id
  readonly crossing: { readonly kind: 'pair' | 'first' } | { readonly kind: 'idle'; readonly job: Id }
}

/** A step from a node of the walk's level, or a job that is a start, to another node, or to a job that is an end. */
export interface DatasetStep {
  readonly from: Id
  readonly to: Id
  readonly crossing: Exclude<Crossing, { readonly kind: 'stopped' }>
}

/** How many steps of the path's length a step counts: reaching a skipped node counts 0. */
export const costOf = (step: PathStep, skipped: IdSet): number => (skipped.has(step.to) ? 0 : 1)

/** A job as the end of paths is another place than the same job as start: no path continues from its reads to its writes. */
export const asEnd = (job: Id): Id => `end ${job}` as Id
