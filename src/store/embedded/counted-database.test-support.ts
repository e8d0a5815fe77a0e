import type { DatabaseSync, SQLInputValue, StatementResultingChanges, StatementSync } from 'node:sqlite'

/** Counters of the statements of a connection. */
export interface Counts {
  statements: number
  /** Rows that statements returned. */
  read: number
  /** Rows that statements inserted, changed or deleted. */
  written: number
  /** The texts of the statements that ran. */
  readonly texts: Set<string>
}

export const noCounts = (): Counts => ({ statements: 0, read: 0, written: 0, texts: new Set() })

/** Counts the executions of every statement that is prepared on a connection from now on. */
export function countStatements(db: DatabaseSync, counts: () => Counts): void {
  const prepare = db.prepare.bind(db)
  db.prepare = (sql) => counted(prepare(sql), sql, counts)
}

type Call<T> = (...params: readonly SQLInputValue[]) => T

function counted(statement: StatementSync, sql: string, counts: () => Counts): StatementSync {
  const all = statement.all.bind(statement) as Call<readonly unknown[]>
  const get = statement.get.bind(statement) as Call<unknown>
  const run = statement.run.bind(statement) as Call<StatementResultingChanges>
  const count = (): Counts => {
    const now = counts()
    now.statements++
    now.texts.add(sql)
    return now
  }
  const counting: { readonly all: typeof all; readonly get: typeof get; readonly run: typeof run } = {
    all(...params) {
      const rows = all(...params)
      count().read += rows.length
      return rows
    },
    get(...params) {
      const row = get(...params)
      count().read += row === undefined ? 0 : 1
      return row
    },
    run(...params) {
      const result = run(...params)
      count().written += Number(result.changes)
      return result
    },
  }
  return Object.assign(statement, counting)
}

/**
 * The tables that a statement scans completely, as named by SQLite's query plan; empty if it finds all rows by keys. A
 * temporary index (`AUTOMATIC`) scans its table too. Scanning the result of a recursion does not count.
 */
export function scansOf(db: DatabaseSync, sql: string): readonly string[] {
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { readonly detail: string }[]
  const found = /WITH RECURSIVE (\w+)/.exec(sql)?.[1]
  return plan.flatMap(({ detail }) => {
    const scanned =
      /^SCAN (?!json_each|CONSTANT)(.*)/.exec(detail) ?? /^SEARCH (.* USING AUTOMATIC .*)/.exec(detail)
    return scanned === null || scanned[1] === found ? [] : scanned[1]!
  })
}
