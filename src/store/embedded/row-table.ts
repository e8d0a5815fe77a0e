import type { DatabaseSync, StatementSync } from 'node:sqlite'

import type { SqlValue } from './cell.ts'

/** Writes the rows of one table. */
export interface RowTable {
  /** Inserts a row or replaces it whole. `created` says that the row is new. */
  put(keys: readonly SqlValue[], values: readonly SqlValue[], created: boolean): void
}

/**
 * Opens a table for writing. `keys` are the primary key and every indexed column: they hardly ever change, so that an
 * update names only the other columns and SQLite leaves the indexes alone.
 */
export function openRowTable(
  db: DatabaseSync,
  table: string,
  keys: readonly string[],
  values: readonly string[],
): RowTable {
  const columns = [...keys, ...values]
  const insert = db.prepare(
    `REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  const update =
    values.length === 0
      ? undefined
      : db.prepare(
          `UPDATE ${table} SET ${values.map((column) => `${column} = ?`).join(', ')} ` +
            `WHERE ${keys.map((column) => `${column} IS ?`).join(' AND ')}`,
        )
  return {
    put(key, value, created) {
      if (!created && update !== undefined && Number(update.run(...value, ...key).changes) > 0) return
      insert.run(...key, ...value)
    },
  }
}

/** Prepares a statement whose rows come as arrays, which is faster than objects. */
export function prepareRows(db: DatabaseSync, sql: string): StatementSync {
  const statement = db.prepare(sql)
  statement.setReturnArrays(true)
  return statement
}

/** All rows of a statement made by `prepareRows`. */
export function rowsOf(statement: StatementSync, ...params: readonly SqlValue[]): readonly SqlValue[][] {
  return statement.all(...params) as unknown as SqlValue[][]
}

/** The first row of a statement made by `prepareRows`. */
export function rowOf(statement: StatementSync, ...params: readonly SqlValue[]): SqlValue[] | undefined {
  return statement.get(...params) as unknown as SqlValue[] | undefined
}
