import type { SqlValue } from '../../cell.ts'
import type { Graph } from '../../graph.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import { storedColumn } from '../stored-column.ts'

/** Whether rows have a word in a column; and, where the column has an index, at most so many of them. */
export interface WordTest {
  readonly has: (n: number) => boolean
  readonly some?: (most: number) => readonly number[]
}

/** Opens the test of one column of words. */
export function wordTest(
  graph: Graph,
  table: string,
  column: string,
  isIndexed: boolean,
): (word: string) => WordTest {
  const read = storedColumn(graph, table, column)
  const having = isIndexed
    ? prepareRows(graph.db, `SELECT n FROM ${table} WHERE ${column} = ? LIMIT ?`)
    : undefined
  return (word) => {
    const stored = graph.registry.findWord(word)
    // A long one stands for itself (cell.ts).
    const wanted: SqlValue = stored ?? `=${word}`
    return {
      has: (n) => read(n) === wanted,
      ...(having !== undefined && {
        some: (most: number) => rowsOf(having, wanted, most).map(([n]) => n as number),
      }),
    }
  }
}
