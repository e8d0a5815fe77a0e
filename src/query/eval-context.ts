import type { Found } from './graph/found.ts'
import type { PlanNode } from './plan.ts'
import type { Instant } from '../domain/time.ts'
import type { Reading } from './read-requests.ts'
import type { Session } from './session.ts'

/** What is wanted of a set: its edges or only its nodes, and beyond how many nodes it may be cut to the nearest. */
export interface Demand {
  readonly edges: boolean
  readonly cap: number
  /** Whether, beside the edges, what was made of what is to be told where jobs stand between. */
  readonly pairs?: boolean
  /** Whether it will be read by which edges nodes were reached. Absent where edges are wanted: it is told with them. */
  readonly basis?: boolean
  /** Whether the set is the answer, and drawn as it is. */
  readonly drawn?: boolean
}

/** How the parts of a plan are evaluated, handed to those that have parts. */
export interface EvalContext {
  readonly session: Session
  readonly now: Instant
  find(node: PlanNode, demand: Demand): Reading<Found>
}
