import { fromWord, type SqlValue } from '../cell.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowOf } from '../row-table.ts'

/** Reads one column of a table's rows, by number; null where it is empty. */
export function storedColumn({ db }: Graph, table: string, column: string): (n: number) => SqlValue {
  const statement = prepareRows(db, `SELECT ${column} FROM ${table} WHERE n = ?`)
  return (n) => rowOf(statement, n)?.[0] ?? null
}

/** The same of a column of texts, whole numbers included where it holds them. */
export function storedValue(
  graph: Graph,
  table: string,
  column: string,
): (n: number) => string | number | undefined {
  const read = storedColumn(graph, table, column)
  return (n) => (read(n) ?? undefined) as string | number | undefined
}

/** The same of a column of words. */
export function storedWord(graph: Graph, table: string, column: string): (n: number) => string | undefined {
  const read = storedColumn(graph, table, column)
  return (n) => {
    const stored = read(n)
    return stored === null ? undefined : fromWord(stored, graph.registry)
  }
}

/** The same of a column of ids. */
export function storedId(graph: Graph, table: string, column: string): (n: number) => string | undefined {
  const read = storedColumn(graph, table, column)
  return (n) => {
    const stored = read(n)
    return typeof stored === 'number' ? graph.registry.id(stored) : undefined
  }
}
