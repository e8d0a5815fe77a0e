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
export interface Answer {
  /** The query's canonical text. */
  readonly query: string
  readonly result: LineageGraph | Table
  readonly complete: boolean
  readonly cuts: readonly Cut[]
  readonly notes: readonly Diagnostic[]
  readonly window?: AnswerWindow
  /** Of a comparison: the window of its first look; `window` is that of the second. */
  readonly comparedWith?: AnswerWindow
  readonly stats: AnswerStats
}
