import type { Id } from '../../domain/ids.ts'
import type { Found } from '../graph/found.ts'
import type { Reading } from '../read-requests.ts'
import type { IdSet, PathStep } from './step.ts'
import type { StepsOnPaths } from './steps-on-paths.ts'

/**
 * The steps of a walk from the starts, and how the answer shows them. Steps lead from place to place: a place is a node of
 * the walk's level, a job or execution as start or end, or a dataset as one operation wrote it.
 */
export interface WalkedSteps<S extends PathStep> {
  readonly steps: readonly S[]
  /** Places. */
  readonly starts: readonly Id[]
  /** The starts that are jobs or executions. */
  readonly startJobs: readonly Id[]
  readonly ends: IdSet
  /** Places that paths pass without a step. */
  readonly skipped: IdSet
  /** Whether several places are shown as one. */
  readonly manyAsOne: boolean
  /** What a path shows of a place. */
  readonly shownAs: (place: Id) => Id
  /** The node of the answer for what a path shows. */
  readonly nodeOf: (shown: Id) => Id
  /** The job or execution that is shown between the two places of a step. */
  readonly jobOf: (step: S) => Id | undefined
  /** Reports missing lineage around the places up to this distance. Absent if the walk has reported it. */
  readonly reportGaps?: (maxDistance: number) => Reading<void>
  /** The found set of these steps. */
  readonly foundOf: (onPaths: Pick<StepsOnPaths<S>, 'steps' | 'distance'>) => Found
}
