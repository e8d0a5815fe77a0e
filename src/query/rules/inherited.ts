import type { Clause, Time } from '../../lang/ast.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { PlanNode } from '../plan.ts'

/** A clause that a walk may use: its own, or one of parentheses around it. */
export interface ScopedClause<T> {
  readonly value: T
  readonly clause: Clause
  /** Whether a walk has used it. */
  used: boolean
}

export interface Bound {
  readonly time: Time
  readonly span: TextSpan
}

/** A selector that confines a walk, resolved once for all walks that it applies to. */
export interface Confinement {
  readonly kind: 'within' | 'avoiding' | 'stopAt' | 'skip'
  readonly node: PlanNode
  readonly text: string
  readonly span: TextSpan
}

type One<K extends Clause['kind']> = ScopedClause<Extract<Clause, { readonly kind: K }>>

/** The clauses that apply to a walk: its own, and those of all parentheses around it. */
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

/** Confining clauses add up. For every other clause, and for each side of the window, the inner one takes precedence. */
export function inherit(inner: Inherited, outer: Inherited): Inherited {
  return { ...outer, ...inner, confining: [...inner.confining, ...outer.confining] }
}

/** Every clause once; each side of a `between` is a clause. */
export function allClauses(clauses: Inherited): readonly ScopedClause<unknown>[] {
  const { confining, ...single } = clauses
  return [...Object.values(single), ...confining]
}
