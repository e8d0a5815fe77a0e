import type { Basis } from '../../domain/lineage-graph.ts'

/** The bases of an edge as bits: STATED, INFERRED, or both. */
export type BasisBits = number

export const STATED = 1
export const INFERRED = 2

/** The bits of a list of bases. */
export const bitsOf = (basis: readonly Basis[]): BasisBits =>
  (basis.includes('stated') ? STATED : 0) | (basis.includes('inferred') ? INFERRED : 0)
