import { fromWord, type SqlValue } from '../cell.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowOf } from '../row-table.ts'

/** Returns a function that reads one column of a row, by number; null if it is empty. */
export function storedColumn({ db }: Graph, table: string, column: string): (n: number) => SqlValue {
  const statement = prepareRows(db, `SELECT ${column} FROM ${table} WHERE n = ?`)
  return (n) => rowOf(statement, n)?.[0] ?? null
}

/** Like `storedColumn`, for a column of texts or integers. */
export function storedValue(
  graph: Graph,
  table: string,
  column: string,
): (n: number) => string | number | undefined {
  const read = storedColumn(graph, table, column)
  return (n) => (read(n) ?? undefined) as string | number | undefined
}

/** Like `storedColumn`, for a column of words. */
export function storedWord(graph: Graph, table: string, column: string): (n: number) => string | undefined {
  const read = storedColumn(graph, table, column)
  return (n) => {
    const stored = read(n)
    return stored === null ? undefined : fromWord(stored, graph.registry)
  }
}

/** Like `storedColumn`, for a column of ids. */
export function storedId(graph: Graph, table: string, column: string): (n: number) => string | undefined {
  const read = storedColumn(graph, table, column)
  return (n) => {
    const stored = read(n)
    return typeof stored === 'number' ? graph.registry.id(stored) : undefined
  }
}
