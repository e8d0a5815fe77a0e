import type { Observation } from '../domain/aggregate.ts'
import type { EventType } from './event-kind.ts'

/** The result of reading one event: its observation, and warnings about the parts that were left out. */
export interface ParsedEvent {
  readonly kind: EventType
  readonly observation: Observation
  /** Each begins with the path of the part: `inputs[0] is not an object and was left out`. */
  readonly warnings: readonly string[]
  /** The number of facets that were too large or are never stored. Each has a warning. */
  readonly droppedFacets: number
}
