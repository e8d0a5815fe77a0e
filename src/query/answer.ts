import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { AnswerStats, AnswerWindow, Cut, LineageGraph, Table } from '../domain/lineage-graph.ts'

/** Bounds of one query: nodes and edges of the answer, and the time it may take. */
export interface Limits {
  readonly nodes: number
  readonly edges: number
  readonly timeMs: number
}

export const DEFAULT_LIMITS: Limits = { nodes: 10_000, edges: 50_000, timeMs: 10_000 }

/** What a query answers, before it is rendered. Nodes and edges are in default order, or as stages ordered them. */
export interface Answer extends AnswerHead {
  readonly result: LineageGraph | Table
}

/** The same with its result serialised where it was found: bytes that go over the wire as they are. */
export interface SerializedAnswer extends AnswerHead {
  readonly result: SerializedResult
}

export interface SerializedResult {
  readonly kind: 'graph' | 'table'
  /** Of a table. */
  readonly columns?: readonly { readonly name: string }[]
  /** `nodes`, `edges` and, where there are some, `paths` of a graph; `rows` of a table. */
  readonly lists: readonly SerializedList[]
}

/** A list in its wire form: each item is JSON in UTF-8 followed by a line feed, and every chunk ends with one. */
export interface SerializedList {
  readonly name: 'nodes' | 'edges' | 'paths' | 'rows'
  readonly chunks: readonly Uint8Array<ArrayBuffer>[]
}

/** What is said of an answer as a whole. */
export interface AnswerHead {
  /** The query's canonical text. */
  readonly query: string
  readonly complete: boolean
  readonly cuts: readonly Cut[]
  readonly notes: readonly Diagnostic[]
  readonly window?: AnswerWindow
  /** Of a comparison: the window of its first look; `window` is that of the second. */
  readonly comparedWith?: AnswerWindow
  readonly stats: AnswerStats
}
