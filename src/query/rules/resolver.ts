import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Instant } from '../../domain/time.ts'
import type { LetBinding, Query, Selector } from '../../lang/ast.ts'
import type { NameMatches } from '../read-requests.ts'
import type { Params } from '../name-requests.ts'
import type { PlanNode } from '../plan.ts'
import type { SavedLibrary } from '../saved/saved-library.ts'
import type { Inherited } from './inherited.ts'

/** Where a `let` name stands for a query: those bound before a place. */
export interface Scope {
  readonly bound: ReadonlyMap<string, { readonly binding: LetBinding; readonly scope: Scope }>
}

/** A look back from an instant, inside `changes`: every walk in it goes by this time. */
export interface ChangesSide {
  readonly at: Instant
  /** Told of each walk that does not say how far back, with the days that it looks back then. */
  readonly onDefault: (days: number) => void
}

export interface SavedCall {
  readonly name: string
  readonly span: TextSpan
}

/** What a saved query's text has of its own. */
export type TextScope = Pick<Resolver, 'params' | 'open' | 'calls' | 'letNames' | 'usedLets' | 'report'>

/** What the rules share: what is known from outside, a place for remarks, and the rules that contain each other. */
export interface Resolver {
  readonly params: Params
  /** Parameters whose values are not known yet, since the text is only being saved: nothing is said of them. */
  readonly open: ReadonlySet<string>
  /** The saved queries that can be called. */
  readonly library: SavedLibrary
  /** The names of those whose texts are being resolved, the outermost first. */
  readonly calls: readonly string[]
  /** Every call that was resolved, for what is said of it once it runs. */
  readonly usedCalls: SavedCall[]
  readonly now: Instant
  /** Names bound anywhere in the text. */
  readonly letNames: ReadonlySet<string>
  readonly usedLets: Set<string>
  readonly changesSide?: ChangesSide
  report(diagnostic: Diagnostic): void
  /** The answers to the text's names, by `nameRequestKey`. */
  matches(key: string): NameMatches | undefined
  /** What a misspelled word may have been meant for, nearest first; of the first words alone, for it takes long to find. */
  nearest(word: string, known: Iterable<string>, max: number): readonly string[]
  /** Counts the steps of a regular expression when it is compiled; false once all of the text's come to too many. */
  countRegexSteps(steps: number): boolean
  /** Counts a part of the plan; false once there are too many, which is reported then. */
  countPart(): boolean
  query(query: Query, inherited: Inherited, scope: Scope): PlanNode
  selector(selector: Selector, scope: Scope): PlanNode
  /** The same for the text of a saved query. */
  forSavedQuery(text: TextScope): Resolver
  /** The same, but that it looks back from an instant. */
  forChangesSide(look: ChangesSide): Resolver
}

/** Stands in the plan for what could not be resolved, so that the rest is still checked. */
export const emptySelection: PlanNode = { kind: 'select', selection: { kind: 'ids', of: 'dataset', ids: [] } }
