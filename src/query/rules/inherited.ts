import type { Clause, Time } from '../../lang/ast.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { PlanNode } from '../plan.ts'

/** One clause as a walk may take it: on the walk itself, or from parentheses around it. */
export interface ScopedClause<T> {
  readonly value: T
  readonly clause: Clause
  /** Whether a walk has taken it. */
  used: boolean
}

export interface Bound {
  readonly time: Time
  readonly span: TextSpan
}

/** A selector that confines a walk, resolved once for all walks that it bears on. */
export interface Confinement {
  readonly kind: 'within' | 'avoiding' | 'stopAt' | 'skip'
  readonly node: PlanNode
  readonly text: string
  readonly span: TextSpan
}

type One<K extends Clause['kind']> = ScopedClause<Extract<Clause, { readonly kind: K }>>

/** The clauses that bear on a walk, from the walk and all parentheses around it. */
export interface Inherited {
  readonly depth?: One<'depth'>
  readonly since?: ScopedClause<Bound>
  readonly until?: ScopedClause<Bound>
  readonly asOf?: ScopedClause<Bound>
  readonly at?: One<'at'>
  readonly via?: One<'via'>
  readonly includingStart?: One<'includingStart'>
  readonly confining: readonly ScopedClause<Confinement>[]
}

export const noClauses: Inherited = { confining: [] }

/** The confining clauses add up; of every other, and of each side of the window by itself, the inner one's holds. */
export function inherit(inner: Inherited, outer: Inherited): Inherited {
  return { ...outer, ...inner, confining: [...inner.confining, ...outer.confining] }
}

/** Every clause of a list, each once, `between` counted as one though it gives both sides. */
export function allClauses(clauses: Inherited): readonly ScopedClause<unknown>[] {
  const { confining, ...single } = clauses
  return [...Object.values(single), ...confining]
}
