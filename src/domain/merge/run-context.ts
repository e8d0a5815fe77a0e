import type { Aggregate, Declaration, Interpretation, MappingBody } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import type { Instant } from '../time.ts'

/**
 * What the derivation of one aggregate needs to know about others, before or after the batch. While facts are missing
 * it answers as if they did not exist; the caller derives again once they have arrived.
 */
export interface RunContext {
  /** The aggregates of a runId, in no particular order. */
  ofRun(runId: Id): readonly Aggregate[]
  /** When the next declaration of the same subject takes over; undefined for the last one. */
  nextOf(declaration: Declaration): Instant | undefined
  mapping(id: string): MappingBody | undefined
  interpret(source: Aggregate | Declaration): Interpretation
}
