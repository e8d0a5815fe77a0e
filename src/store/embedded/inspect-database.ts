import { DatabaseSync } from 'node:sqlite'
import type { Inspection, WrongIndex } from '../inspection.ts'
import { migrate } from './migrate.ts'

/** Properties of a database, without those of the disk. */
export function inspectDatabase(db: DatabaseSync): Omit<Inspection, 'disk'> {
  const reference = new DatabaseSync(':memory:')
  try {
    migrate(reference)
    const present = new Set(indexesOf(db).map(({ name }) => name))
    const expected = indexesOf(reference)
    return {
      engine: { name: 'SQLite', version: String(db.prepare('SELECT sqlite_version() AS v').get()!.v) },
      schema: { version: versionOf(db), newest: versionOf(reference) },
      indexes: {
        expected: expected.length,
        wrong: expected.flatMap(({ name, sql }): readonly WrongIndex[] =>
          present.has(name) ? [] : [{ name, state: 'missing', statement: sql }],
        ),
      },
    }
  } finally {
    reference.close()
  }
}

/** The tables and columns (`table.column`) of the newest format that this database lacks, by name. */
export function missingColumns(db: DatabaseSync): readonly string[] {
  const reference = new DatabaseSync(':memory:')
  try {
    migrate(reference)
    const present = columnsOf(db)
    return [...columnsOf(reference)].flatMap(([table, columns]) => {
      const existing = present.get(table)
      if (existing === undefined) return [table]
      return [...columns].filter((column) => !existing.has(column)).map((column) => `${table}.${column}`)
    })
  } finally {
    reference.close()
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

/** The indexes, and the triggers that maintain search tables. Indexes of primary keys cannot be dropped. */
const indexesOf = (db: DatabaseSync): readonly { readonly name: string; readonly sql: string }[] =>
  db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name`,
    )
    .all() as unknown as { name: string; sql: string }[]
