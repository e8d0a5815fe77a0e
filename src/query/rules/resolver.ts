import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Instant } from '../../domain/time.ts'
import type { LetBinding, Query, Selector } from '../../lang/ast.ts'
import type { NameMatches } from '../read-requests.ts'
import type { Params } from '../name-requests.ts'
import type { PlanNode } from '../plan.ts'
import type { SavedLibrary } from '../saved/saved-library.ts'
import type { Inherited } from './inherited.ts'

/** The `let` names that are bound before a position. */
export interface Scope {
  readonly bound: ReadonlyMap<string, { readonly binding: LetBinding; readonly scope: Scope }>
}

/** One side of a comparison: every walk in it uses this time. */
export interface ChangesSide {
  readonly at: Instant
  /** Called for each walk without a `since`, with the default number of days. */
  readonly onDefault: (days: number) => void
}

export interface SavedCall {
  readonly name: string
  readonly span: TextSpan
}

/** The part of a resolver that belongs to one text: the query's own, or that of a saved query. */
export type TextScope = Pick<Resolver, 'params' | 'open' | 'calls' | 'letNames' | 'usedLets' | 'report'>

/** The state that all rules share, and the rules that are recursive. */
export interface Resolver {
  readonly params: Params
  /** Parameters without a known value, since the text is only being saved. They cause no errors. */
  readonly open: ReadonlySet<string>
  /** The saved queries that can be called. */
  readonly library: SavedLibrary
  /** The names of the saved queries that are being resolved, the outermost first. */
  readonly calls: readonly string[]
  /** Every resolved call, for the notes of the answer. */
  readonly usedCalls: SavedCall[]
  readonly now: Instant
  /** Names bound anywhere in the text. */
  readonly letNames: ReadonlySet<string>
  readonly usedLets: Set<string>
  readonly changesSide?: ChangesSide
  report(diagnostic: Diagnostic): void
  /** The matches of a name in the text, by `nameRequestKey`. */
  matches(key: string): NameMatches | undefined
  /** Suggestions for a misspelled word, nearest first. Empty after the first few words, since the search takes long. */
  nearest(word: string, known: Iterable<string>, max: number): readonly string[]
  /** Counts the steps of a compiled regular expression; false once the text has too many. */
  countRegexSteps(steps: number): boolean
  /** Counts a part of the plan; false, with an error, once there are too many. */
  countPart(): boolean
  query(query: Query, inherited: Inherited, scope: Scope): PlanNode
  selector(selector: Selector, scope: Scope): PlanNode
  /** A resolver for the text of a saved query. */
  forSavedQuery(text: TextScope): Resolver
  /** A resolver for one side of a comparison. */
  forChangesSide(side: ChangesSide): Resolver
}

/** Replaces a part of the plan that could not be resolved, so that the rest is still checked. */
export const emptySelection: PlanNode = { kind: 'select', selection: { kind: 'ids', of: 'dataset', ids: [] } }
