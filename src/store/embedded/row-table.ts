import type { DatabaseSync, StatementSync } from 'node:sqlite'

import type { SqlValue } from './cell.ts'

/** Writes the rows of one table. */
export interface RowTable {
  /** Inserts a row, its keys and then its values, or replaces it whole. `created` says that the row is new. */
  put(row: readonly SqlValue[], created: boolean): void
  /** Sets some of the value columns of a row that is there: those whose bits are set in `which`, in their order. */
  set(primary: readonly SqlValue[], which: number, values: readonly SqlValue[]): void
}

export interface Columns {
  /** By which a row is found. */
  readonly primary: readonly string[]
  /** Beside those, every indexed column: they hardly ever change, so that an update leaves the indexes alone. */
  readonly indexed: readonly string[]
  /** The others; at most 31. */
  readonly values: readonly string[]
}

/** Opens a table for writing; the keys of a row are its primary and its indexed columns, in this order. */
export function openRowTable(
  db: DatabaseSync,
  table: string,
  { primary, indexed, values }: Columns,
): RowTable {
  const keys = [...primary, ...indexed]
  const columns = [...keys, ...values]
  const into = `INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  // REPLACE may write several rows, for which SQLite keeps the pages as they were; a new row needs none of that.
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
 * Carries out synchronous work in which `each` is called before every statement that reads rows, and may throw to give the
 * work up: whatever a call reads, it reads by many short statements.
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
