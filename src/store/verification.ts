import type { Difference, GraphRow } from '../domain/merge/repair-steps.ts'

/** What a store says of its derived rows. */
export interface Verification {
  /** Rows that were compared: all of the graph. */
  readonly rows: number
  /** How many rows are not as the truth gives them. */
  readonly differences: number
  /** The first of them, at most MAX_LISTED. */
  readonly listed: readonly DifferenceReport[]
}

/** What a rebuild found and made right. */
export interface Rebuilt {
  readonly rows: number
  /** Rows that were not as the truth gives them, and are now. */
  readonly repaired: number
}

export const MAX_LISTED = 100

/** One row that differs, in words and values that a person can look up. */
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
