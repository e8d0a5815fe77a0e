/**
 * An index that is cut by numbers, so that what is written of late lies together in it, is searched range by range. How
 * many numbers a range has is on disk, in the indexes' expressions (schema/002-weeks.sql).
 */
export const rangeOf = (number: string): string => `${number} >> 14`

/** `range (r)`, to begin a statement with: the ranges that a column's numbers reach; none unless the condition holds. */
export const everyRange = (column: string, table: string, condition = 'TRUE'): string =>
  `WITH RECURSIVE range (r) AS (
     SELECT 0 WHERE ${condition}
     UNION ALL SELECT r + 1 FROM range WHERE r < (SELECT ${rangeOf(`max(${column})`)} FROM ${table})
   )`
