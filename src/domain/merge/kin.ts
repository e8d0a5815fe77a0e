import type { Aggregate, Declaration, Interpretation, MappingBody } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import type { Instant } from '../time.ts'

/**
 * What deriving one aggregate wants to know of the others, at one state of the truth. While facts are still under way
 * it answers as if there were none; the caller derives again once they have come.
 */
export interface Kin {
  /** The aggregates of a runId, in no order. */
  ofRun(runId: Id): readonly Aggregate[]
  /** When the next declaration of the same subject takes over; undefined while there is none. */
  nextOf(declaration: Declaration): Instant | undefined
  mapping(id: string): MappingBody | undefined
  interpret(source: Aggregate | Declaration): Interpretation
}
