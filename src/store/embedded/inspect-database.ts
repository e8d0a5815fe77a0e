import { DatabaseSync } from 'node:sqlite'
import type { Inspection, WrongIndex } from '../inspection.ts'
import { migrate } from './migrate.ts'

/** What a connection tells of its database, without the disk. */
export function inspectDatabase(db: DatabaseSync): Omit<Inspection, 'disk'> {
  const asIntended = new DatabaseSync(':memory:')
  try {
    migrate(asIntended)
    const present = new Set(indexesOf(db).map(({ name }) => name))
    const expected = indexesOf(asIntended)
    return {
      engine: { name: 'SQLite', version: String(db.prepare('SELECT sqlite_version() AS v').get()!.v) },
      schema: { version: versionOf(db), newest: versionOf(asIntended) },
      indexes: {
        expected: expected.length,
        wrong: expected.flatMap(({ name, sql }): readonly WrongIndex[] =>
          present.has(name) ? [] : [{ name, state: 'missing', statement: sql }],
        ),
      },
    }
  } finally {
    asIntended.close()
  }
}

/** The tables and columns (`table.column`) that the newest format has and this database has not, by name. */
export function missingColumns(db: DatabaseSync): readonly string[] {
  const asIntended = new DatabaseSync(':memory:')
  try {
    migrate(asIntended)
    const present = columnsOf(db)
    return [...columnsOf(asIntended)].flatMap(([table, columns]) => {
      const there = present.get(table)
      if (there === undefined) return [table]
      return [...columns].filter((column) => !there.has(column)).map((column) => `${table}.${column}`)
    })
  } finally {
    asIntended.close()
  }
}

function columnsOf(db: DatabaseSync): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = db
    .prepare(
      `SELECT t.name AS owner, c.name AS name FROM sqlite_schema t, pragma_table_xinfo(t.name) c
        WHERE t.type = 'table' ORDER BY t.name`,
    )
    .all() as unknown as { owner: string; name: string }[]
  const columns = new Map<string, Set<string>>()
  for (const { owner, name } of rows) columns.set(owner, (columns.get(owner) ?? new Set<string>()).add(name))
  return columns
}

export const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()!.user_version)

/** Indexes and the triggers that keep what is searched; those of primary keys cannot be lost. */
const indexesOf = (db: DatabaseSync): readonly { readonly name: string; readonly sql: string }[] =>
  db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name`,
    )
    .all() as unknown as { name: string; sql: string }[]
