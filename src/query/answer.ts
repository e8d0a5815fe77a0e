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

/** The same with its graph written already, as a text that goes over the wire as it is. */
export interface WrittenAnswer extends AnswerHead {
  readonly result: WrittenGraph | Table
}

export interface WrittenGraph {
  readonly kind: 'written'
  /** Members of a JSON object: `"nodes":[…],"edges":[…]`, with `"paths"` where there are some. */
  readonly members: string
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
