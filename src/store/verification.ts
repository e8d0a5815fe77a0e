import type { Difference, GraphRow } from '../domain/merge/repair-steps.ts'

/** Result of comparing the derived rows of a store with recomputed ones. */
export interface Verification {
  /** Rows that were compared: all of the graph. */
  readonly rows: number
  /** Rows that differ from the recomputed ones. */
  readonly differences: number
  /** The first differences, at most MAX_LISTED. */
  readonly listed: readonly DifferenceReport[]
}

/** Result of a rebuild. */
export interface Rebuilt {
  readonly rows: number
  /** Rows that differed from the recomputed ones and were corrected. */
  readonly repaired: number
}

export const MAX_LISTED = 100

/** One row that differs, in values that a person can look up. */
export interface DifferenceReport {
  readonly kind: 'missing' | 'unfounded' | 'different'
  /** `Run`, `DERIVED_FROM`, `aggregate` … */
  readonly row: string
  readonly id: string
  readonly stored?: GraphRow['row']
  readonly expected?: GraphRow['row']
}

export function reportOf({ stored, expected }: Difference): DifferenceReport {
  const { kind, row } = (expected ?? stored)!
  return {
    kind: stored === undefined ? 'missing' : expected === undefined ? 'unfounded' : 'different',
    row: kind === 'node' ? row.label : kind === 'edge' ? row.type : 'aggregate',
    id: row.id,
    ...(stored && { stored: stored.row }),
    ...(expected && { expected: expected.row }),
  }
}
