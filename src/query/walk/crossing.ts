import type { Id } from '../../domain/ids.ts'
import type { Span } from '../../domain/span.ts'
import type { EdgeFact } from '../read-requests.ts'

/** One thing that a walk crosses, all conditions met. `near` is the node that it leaves. */
export type Crossing =
  /** Along an edge, by one job's part of it. */
  | { readonly kind: 'pair'; readonly near: Id; readonly far: Id; readonly fact: EdgeFact }
  /** To a job that is stopped at: the job is shown, the pair is not crossed. */
  | { readonly kind: 'stopped'; readonly near: Id; readonly job: Id; readonly fact: EdgeFact }
  /** To a job that touched the node and made nothing of it. */
  | { readonly kind: 'idle'; readonly near: Id; readonly job: Id; readonly span: Span }
  /** From a job that is the start to what it touched. */
  | { readonly kind: 'first'; readonly job: Id; readonly far: Id; readonly span: Span }
