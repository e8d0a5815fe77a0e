import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Instant } from '../../domain/time.ts'
import type { LetBinding, Query, Selector } from '../../lang/ast.ts'
import type { NameMatches } from '../read-requests.ts'
import type { Params } from '../name-requests.ts'
import type { PlanNode } from '../plan.ts'
import type { Inherited } from './inherited.ts'

/** Where a `let` name stands for a query: those bound before a place. */
export interface Scope {
  readonly bound: ReadonlyMap<string, { readonly binding: LetBinding; readonly scope: Scope }>
}

/** A look back from an instant, inside `changes`: every walk in it goes by this time. */
export interface Look {
  readonly at: Instant
  /** The comparison, for what is said of it as a whole. */
  readonly span: TextSpan
}

/** What the rules share: what is known from outside, a place for remarks, and the rules that contain each other. */
export interface Resolving {
  readonly params: Params
  readonly now: Instant
  /** Names bound anywhere in the text. */
  readonly letNames: ReadonlySet<string>
  readonly usedLets: Set<string>
  readonly look?: Look
  report(diagnostic: Diagnostic): void
  /** The answers to the text's names, by `nameRequestKey`. */
  matches(key: string): NameMatches | undefined
  /** Counts a part of the plan; false once there are too many, which is reported then. */
  grow(): boolean
  query(query: Query, inherited: Inherited, scope: Scope): PlanNode
  selector(selector: Selector, scope: Scope): PlanNode
  /** The same, but that it looks back from an instant. */
  lookingFrom(look: Look): Resolving
}

/** Stands in the plan for what could not be resolved, so that the rest is still checked. */
export const nothing: PlanNode = { kind: 'select', selection: { kind: 'ids', of: 'dataset', ids: [] } }
