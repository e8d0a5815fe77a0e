/**
 * Some indexes are divided by ranges of numbers, so that recent entries are next to each other. A search takes one seek
 * per range. The size of a range is part of the indexes' expressions (schema/002-weeks.sql).
 */
export const rangeOf = (number: string): string => `${number} >> 14`

/** A common table expression `range (r)` with all ranges of a column's numbers; empty if `condition` is false. */
export const everyRange = (column: string, table: string, condition = 'TRUE'): string =>
  `WITH RECURSIVE range (r) AS (
     SELECT 0 WHERE ${condition}
     UNION ALL SELECT r + 1 FROM range WHERE r < (SELECT ${rangeOf(`max(${column})`)} FROM ${table})
   )`
