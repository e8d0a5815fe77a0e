import type { DatabaseSync, StatementSync } from 'node:sqlite'

import type { SqlValue } from './cell.ts'

/** Writes the rows of one table. */
export interface RowTable {
  /** Inserts a row (keys, then values) or replaces it completely. `created` says that the row is new. */
  put(row: readonly SqlValue[], created: boolean): void
  /** Sets value columns of an existing row: those whose bits are set in `which`, in their order. */
  set(primary: readonly SqlValue[], which: number, values: readonly SqlValue[]): void
}

export interface Columns {
  /** The columns of the primary key. */
  readonly primary: readonly string[]
  /** The other indexed columns. They hardly ever change, so most updates do not touch the indexes. */
  readonly indexed: readonly string[]
  /** The other columns; at most 31. */
  readonly values: readonly string[]
}

/** Opens a table for writing. The keys of a row are its primary columns, then its indexed columns. */
export function openRowTable(
  db: DatabaseSync,
  table: string,
  { primary, indexed, values }: Columns,
): RowTable {
  const keys = [...primary, ...indexed]
  const columns = [...keys, ...values]
  const into = `INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  // REPLACE may change several rows, so SQLite journals pages for a statement rollback. INSERT of one row needs none.
  const insert = db.prepare(`INSERT ${into}`)
  const replace = db.prepare(`REPLACE ${into}`)
  const update =
    values.length === 0
      ? undefined
      : db.prepare(
          `UPDATE ${table} SET ${values.map((column) => `${column} = ?`).join(', ')} ` +
            `WHERE ${keys.map((column) => `${column} IS ?`).join(' AND ')}`,
        )
  const setting = new Map<number, StatementSync>()
  const settingOf = (which: number): StatementSync => {
    let statement = setting.get(which)
    if (statement === undefined) {
      const named = values.filter((_, i) => (which & (1 << i)) !== 0)
      statement = db.prepare(
        `UPDATE ${table} SET ${named.map((column) => `${column} = ?`).join(', ')} ` +
          `WHERE ${primary.map((column) => `${column} = ?`).join(' AND ')}`,
      )
      setting.set(which, statement)
    }
    return statement
  }
  return {
    put(row, created) {
      if (created) {
        insert.run(...row)
        return
      }
      const [key, value] = [row.slice(0, keys.length), row.slice(keys.length)]
      if (update === undefined || Number(update.run(...value, ...key).changes) === 0) replace.run(...row)
    },
    set(primaryKey, which, changed) {
      if (which !== 0) settingOf(which).run(...changed, ...primaryKey)
    },
  }
}

let check: (() => void) | undefined

/**
 * Runs synchronous work. Calls `each` before every statement that reads rows; it may throw to abort the work. Calls read by
 * many short statements, so this is often enough.
 */
export function checkingReads<T>(each: () => void, work: () => T): T {
  check = each
  try {
    return work()
  } finally {
    check = undefined
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
  check?.()
  return statement.all(...params) as unknown as SqlValue[][]
}

/** The first row of a statement made by `prepareRows`. */
export function rowOf(statement: StatementSync, ...params: readonly SqlValue[]): SqlValue[] | undefined {
  check?.()
  return statement.get(...params) as unknown as SqlValue[] | undefined
}
