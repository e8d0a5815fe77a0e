import type { SqlValue } from '../../cell.ts'
import type { Graph } from '../../graph.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import { storedColumn } from '../stored-column.ts'

/** A filter of rows by the word in a column: whether a row matches, and if the column has an index, some matches. */
export interface WordFilter {
  readonly has: (n: number) => boolean
  readonly find?: (limit: number) => readonly number[]
}

/** Opens the filter of one column of words. */
export function wordFilter(
  graph: Graph,
  table: string,
  column: string,
  isIndexed: boolean,
): (word: string) => WordFilter {
  const read = storedColumn(graph, table, column)
  const having = isIndexed
    ? prepareRows(graph.db, `SELECT n FROM ${table} WHERE ${column} = ? LIMIT ?`)
    : undefined
  return (word) => {
    const stored = graph.registry.findWord(word)
    // Long words are stored as text (cell.ts).
    const wanted: SqlValue = stored ?? `=${word}`
    return {
      has: (n) => read(n) === wanted,
      ...(having !== undefined && {
        find: (limit: number) => rowsOf(having, wanted, limit).map(([n]) => n as number),
      }),
    }
  }
}
