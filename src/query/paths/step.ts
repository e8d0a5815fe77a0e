import type { Id } from '../../domain/ids.ts'
import type { Crossing } from '../walk/crossing.ts'

/** One step of a way from one node to another, or (`idle`) to a job that is the end. */
export interface PathStep {
  readonly from: Id
  readonly to: Id
  readonly crossing: { readonly kind: 'pair' | 'first' } | { readonly kind: 'idle'; readonly job: Id }
}

/** One step of a way: from a node of the walk's level, or a job that is the start, to another, or to a job that is the end. */
export interface DatasetStep {
  readonly from: Id
  readonly to: Id
  readonly crossing: Exclude<Crossing, { readonly kind: 'stopped' }>
}

/** How far a way comes by a step: skipped nodes cost nothing. */
export const costOf = (step: PathStep, skipped: { has(id: Id): boolean }): number =>
  skipped.has(step.to) ? 0 : 1

/** A job as the end of ways: no way goes on from what it read to what it wrote, as one that it is the start of does. */
export const asEnd = (job: Id): Id => `end ${job}` as Id
