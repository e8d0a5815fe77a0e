import type { Id } from '../../domain/ids.ts'
import type { Span } from '../../domain/span.ts'
import type { EdgeFact } from '../read-requests.ts'

/** One crossing of a walk that meets all conditions. `near` is the node that it leaves. */
export type Crossing =
  /** Along an edge, by the part of it that one job made. */
  | { readonly kind: 'pair'; readonly near: Id; readonly far: Id; readonly fact: EdgeFact }
  /** To a job at which the walk stops: the job is shown, the pair is not crossed. */
  | { readonly kind: 'stopped'; readonly near: Id; readonly job: Id; readonly fact: EdgeFact }
  /** To a job that touched the node and derived nothing from it. */
  | { readonly kind: 'idle'; readonly near: Id; readonly job: Id; readonly span: Span }
  /** From a job that is a start to what it touched. */
  | { readonly kind: 'first'; readonly job: Id; readonly far: Id; readonly span: Span }
