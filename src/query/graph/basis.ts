/** The bases of an edge as bits: STATED, INFERRED, or both. */
export type BasisBits = number

export const STATED = 1
export const INFERRED = 2
