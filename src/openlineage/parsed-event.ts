import type { Observation } from '../domain/aggregate.ts'
import type { EventType } from './event-kind.ts'

/** What one event tells, and the parts of it that were left out. */
export interface ParsedEvent {
  readonly kind: EventType
  readonly observation: Observation
  /** Sentences that begin with the path of the part. */
  readonly warnings: readonly string[]
  /** Facets that were too large, or are never kept; each has a warning. */
  readonly droppedFacets: number
}
