import type { TextSpan } from '../diagnostics/span.ts'

/**
 * The syntax tree of a query: plain data with a span on every node, and nothing resolved. It covers the whole language; the
 * resolver, not the parser, refuses what the server cannot answer.
 */
export interface Text {
  readonly kind: 'text'
  readonly explain: boolean
  readonly lets: readonly LetBinding[]
  readonly query: Query
  readonly span: TextSpan
}

export interface LetBinding {
  readonly name: Word
  readonly query: Query
  readonly span: TextSpan
}

/** `changes …` or an expression, then stages in the order written. */
export interface Query {
  readonly kind: 'query'
  readonly body: Expr | Changes
  readonly stages: readonly Stage[]
  readonly span: TextSpan
}

export interface Changes {
  readonly kind: 'changes'
  readonly from: Time
  readonly to?: Time
  readonly in: Expr
  readonly span: TextSpan
}

export type Expr =
  | {
      readonly kind: 'set'
      readonly op: 'union' | 'intersect' | 'except'
      readonly left: Expr
      readonly right: Expr
      readonly span: TextSpan
    }
  | {
      readonly kind: 'walk'
      readonly direction: 'upstream' | 'downstream' | 'lineage'
      readonly of: Selector
      readonly clauses: readonly Clause[]
      readonly span: TextSpan
    }
  | {
      readonly kind: 'paths'
      readonly shortest: boolean
      readonly from: Selector
      readonly to: Selector
      readonly clauses: readonly Clause[]
      readonly span: TextSpan
    }
  | { readonly kind: 'cycles'; readonly in?: Expr; readonly span: TextSpan }
  | { readonly kind: 'ends'; readonly which: 'roots' | 'leaves'; readonly of: Expr; readonly span: TextSpan }
  /** `( QUERY ) {clause}`. Without clauses and stages the parentheses only bind, and are not in the tree. */
  | {
      readonly kind: 'group'
      readonly query: Query
      readonly clauses: readonly Clause[]
      readonly span: TextSpan
    }
  /** A name with one clause or more, which must be let-bound. */
  | {
      readonly kind: 'named'
      readonly name: Word
      readonly clauses: readonly Clause[]
      readonly span: TextSpan
    }
  | { readonly kind: 'selection'; readonly selector: Selector; readonly span: TextSpan }

/**
 * A name. `glob`: `text` is a glob, in which `*` and `?` are wildcards and a backslash escapes `*`, `?` and itself. This is
 * always so after `like` and `in`, and after `column` for a bare word with a wildcard. `quoted` is set only for a name alone,
 * because `let` never binds a quoted name. Elsewhere quotes have no meaning, and it is false.
 */
export interface Word {
  readonly kind: 'word'
  readonly text: string
  readonly quoted: boolean
  readonly glob: boolean
  readonly span: TextSpan
}

export interface Param {
  readonly kind: 'param'
  readonly name: string
  readonly span: TextSpan
}

export type NameNode = Word | Param

export type Selector =
  | { readonly kind: 'list'; readonly items: readonly Selector[]; readonly span: TextSpan }
  /** `( QUERY )`. If the query is only a selector, the tree has that selector instead. */
  | { readonly kind: 'query'; readonly query: Query; readonly span: TextSpan }
  /** A bare or quoted name alone: a name bound by `let`, otherwise `dataset NAME`. */
  | { readonly kind: 'bare'; readonly name: Word; readonly span: TextSpan }
  | {
      readonly kind: 'saved'
      readonly name: Word
      readonly args: readonly { readonly name: Word; readonly value: Value }[]
      readonly span: TextSpan
    }
  | {
      readonly kind: 'dataset' | 'job'
      readonly name: NameNode
      readonly in?: NameNode
      readonly span: TextSpan
    }
  | { readonly kind: 'datasets' | 'jobs'; readonly filters: readonly Filter[]; readonly span: TextSpan }
  | { readonly kind: 'column'; readonly name: NameNode; readonly of: Selector; readonly span: TextSpan }
  | {
      readonly kind: 'columns'
      readonly filters: readonly Filter[]
      readonly of?: Selector
      readonly span: TextSpan
    }
  | { readonly kind: 'run' | 'operation' | 'id'; readonly name: NameNode; readonly span: TextSpan }
  | {
      readonly kind: 'runs'
      readonly filters: readonly Filter[]
      readonly of?: Selector
      readonly last?: IntegerNode
      readonly span: TextSpan
    }
  | { readonly kind: 'lastRun'; readonly of: Selector; readonly span: TextSpan }

export type Filter =
  | { readonly kind: 'like'; readonly glob: NameNode; readonly span: TextSpan }
  | { readonly kind: 'matching'; readonly regex: Regex; readonly span: TextSpan }
  | { readonly kind: 'tagged'; readonly tag: NameNode; readonly value?: NameNode; readonly span: TextSpan }
  | { readonly kind: 'owned'; readonly by: NameNode; readonly span: TextSpan }
  | { readonly kind: 'in'; readonly namespace: NameNode; readonly span: TextSpan }

export interface Regex {
  readonly kind: 'regex'
  readonly source: string
  readonly ignoreCase: boolean
  readonly span: TextSpan
}

export type IntegerNode =
  | { readonly kind: 'integer'; readonly value: number; readonly span: TextSpan }
  | Param

/** A point in time as written. `ms` of a duration counts back from now (or T of `as of`). */
export type Time =
  | { readonly kind: 'duration'; readonly ms: number; readonly text: string; readonly span: TextSpan }
  | { readonly kind: 'instant'; readonly at: number; readonly text: string; readonly span: TextSpan }
  | { readonly kind: 'date'; readonly day: number; readonly text: string; readonly span: TextSpan }
  | { readonly kind: 'now' | 'today' | 'yesterday'; readonly span: TextSpan }
  | Param

export type Granularity = 'dataset' | 'column' | 'job' | 'run' | 'operation'

export type Clause =
  /** `depth N` has `max` alone, `depth N..` has `min` alone. */
  | {
      readonly kind: 'depth'
      readonly min?: IntegerNode
      readonly max?: IntegerNode
      readonly all: boolean
      readonly span: TextSpan
    }
  | { readonly kind: 'since' | 'until' | 'asOf'; readonly time: Time; readonly span: TextSpan }
  | { readonly kind: 'between'; readonly from: Time; readonly to: Time; readonly span: TextSpan }
  | { readonly kind: 'at'; readonly granularity: Granularity; readonly span: TextSpan }
  | {
      readonly kind: 'within' | 'avoiding' | 'stopAt' | 'skip'
      readonly selector: Selector
      readonly span: TextSpan
    }
  | { readonly kind: 'via'; readonly words: readonly Word[]; readonly span: TextSpan }
  | { readonly kind: 'includingStart'; readonly span: TextSpan }

export type Stage =
  | { readonly kind: 'where'; readonly predicate: Predicate; readonly span: TextSpan }
  | {
      readonly kind: 'orderBy'
      readonly keys: readonly { readonly field: Word; readonly descending: boolean }[]
      readonly span: TextSpan
    }
  | { readonly kind: 'limit'; readonly count: IntegerNode; readonly span: TextSpan }
  | { readonly kind: 'count'; readonly by: readonly Word[]; readonly span: TextSpan }
  | { readonly kind: 'show'; readonly fields: readonly Word[]; readonly span: TextSpan }

/** `and` and `or` have two items or more, none of their own kind. */
export type Predicate =
  | { readonly kind: 'and' | 'or'; readonly items: readonly Predicate[]; readonly span: TextSpan }
  | { readonly kind: 'not'; readonly item: Predicate; readonly span: TextSpan }
  | {
      readonly kind: 'compare'
      readonly field: Word
      readonly op: '=' | '!=' | '<' | '<=' | '>' | '>='
      readonly value: Value
      readonly span: TextSpan
    }
  | {
      readonly kind: 'like'
      readonly field: Word
      readonly negated: boolean
      readonly glob: NameNode
      readonly span: TextSpan
    }
  | {
      readonly kind: 'matching'
      readonly field: Word
      readonly negated: boolean
      readonly regex: Regex
      readonly span: TextSpan
    }
  | {
      readonly kind: 'in'
      readonly field: Word
      readonly negated: boolean
      readonly values: readonly Value[] | Param
      readonly span: TextSpan
    }
  | { readonly kind: 'null'; readonly field: Word; readonly negated: boolean; readonly span: TextSpan }
  | {
      readonly kind: 'tagged'
      readonly negated: boolean
      readonly tag: NameNode
      readonly value?: NameNode
      readonly span: TextSpan
    }
  | {
      readonly kind: 'age'
      readonly field: Word
      readonly than: 'older' | 'newer'
      readonly duration: Time
      readonly span: TextSpan
    }

/** A bare word that can be a time (`now`, `P1D`) is one; its `text` or kind is how it was written. */
export type Value =
  | Word
  | Time
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly span: TextSpan }
