import type { Found } from './graph/found.ts'
import type { PlanNode } from './plan.ts'
import type { Instant } from '../domain/time.ts'
import type { Reading } from './read-requests.ts'
import type { Session } from './session.ts'

/** What the caller needs of a set: its edges or only its nodes, and how many nodes at most. A larger set is cut to the nearest. */
export interface Demand {
  readonly edges: boolean
  readonly cap: number
  /** Whether also to record which dataset was derived from which, if jobs are shown between them. */
  readonly pairs?: boolean
  /** Whether to record the basis of the edges that reach each node. Not needed with `edges`, which imply it. */
  readonly basis?: boolean
  /** Whether the set is the answer, and is drawn without changes. */
  readonly drawn?: boolean
}

/** Evaluates the parts of a plan; each operator gets it to evaluate its operands. */
export interface EvalContext {
  readonly session: Session
  readonly now: Instant
  find(node: PlanNode, demand: Demand): Reading<Found>
}
