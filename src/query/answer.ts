import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { AnswerStats, AnswerWindow, Cut, LineageGraph, Table } from '../domain/lineage-graph.ts'

/** Bounds of one query: nodes and edges of the answer, and the time it may take. */
export interface Limits {
  readonly nodes: number
  readonly edges: number
  readonly timeMs: number
}

export const DEFAULT_LIMITS: Limits = { nodes: 10_000, edges: 50_000, timeMs: 10_000 }

/** The answer to a query, before rendering. Nodes and edges are in default order, or as stages ordered them. */
export interface Answer extends AnswerHead {
  readonly result: LineageGraph | Table
}

/** An answer whose result the store has serialized, so that the bytes go over the wire unchanged. */
export interface SerializedAnswer extends AnswerHead {
  readonly result: SerializedResult
}

export interface SerializedResult {
  readonly kind: 'graph' | 'table'
  /** Only for a table. */
  readonly columns?: readonly { readonly name: string }[]
  /** `nodes`, `edges` and, if there are any, `paths` for a graph; `rows` for a table. */
  readonly lists: readonly SerializedList[]
}

/** A list in its wire form: each item is JSON in UTF-8 followed by a line feed, and every chunk ends with one. */
export interface SerializedList {
  readonly name: 'nodes' | 'edges' | 'paths' | 'rows'
  readonly chunks: readonly Uint8Array<ArrayBuffer>[]
}

/** What describes an answer as a whole. */
export interface AnswerHead {
  /** The query's canonical text. */
  readonly query: string
  readonly complete: boolean
  readonly cuts: readonly Cut[]
  readonly notes: readonly Diagnostic[]
  readonly window?: AnswerWindow
  /** Of a comparison: the window of its first side; `window` is that of the second. */
  readonly comparedWith?: AnswerWindow
  readonly stats: AnswerStats
}
