import type { DatabaseSync } from 'node:sqlite'
import { readFileSync } from 'node:fs'

/**
 * Some migrations were changed after released programs had applied them. A store from then has the number of a format,
 * but not all of its tables. Each entry detects what an earlier edition of a migration did not make, or made too early,
 * and has the statements that correct it. The list is closed: migrations are frozen now (`migrations.test.ts`).
 */
interface EarlierEdition {
  /** For the log: what was corrected. */
  readonly what: string
  /** The range of format numbers in which it occurs. */
  readonly from: number
  readonly to: number
  readonly isFound: (db: DatabaseSync) => boolean
  readonly statements: () => string
}

const EARLIER_EDITIONS: readonly EarlierEdition[] = [
  {
    what: 'week of runs, and edges of runs, which the first edition of format 2 did not have',
    from: 2,
    to: Infinity,
    isFound: (db) => !hasColumn(db, 'run', 'week'),
    statements: () => `
      ALTER TABLE run ADD COLUMN week INTEGER GENERATED ALWAYS AS (coalesce(started_at / 604800000, -1)) VIRTUAL;
      DROP INDEX IF EXISTS run_job;
      CREATE INDEX run_job ON run (week, job, started_at);
      DROP INDEX IF EXISTS edge_finish;
      CREATE INDEX edge_finish ON edge (finish, kind) WHERE kind NOT IN (10, 17);
      CREATE INDEX edge_of_runs ON edge (start >> 14, kind, finish) WHERE kind IN (10, 17);`,
  },
  {
    what: 'table of saved queries, which other editions of formats 3 and 4 did not have',
    from: 3,
    to: Infinity,
    isFound: (db) => !has(db, 'table', 'saved_query'),
    statements: () => readFileSync(new URL('./schema/003-saved-queries.sql', import.meta.url), 'utf8'),
  },
  {
    // Migration 5 creates it.
    what: 'index of external run IDs, which other editions of formats 3 and 4 already had',
    from: 3,
    to: 4,
    isFound: (db) => has(db, 'index', 'run_external_id'),
    statements: () => 'DROP INDEX run_external_id',
  },
  {
    // Migration 8 creates them.
    what: 'indexes of lists, which another edition of format 7 already had',
    from: 7,
    to: 7,
    isFound: (db) => has(db, 'index', 'run_started'),
    statements: () =>
      [
        'run_started',
        'operation_started',
        'dataset_first_seen',
        'dataset_kind',
        'dataset_format',
        'job_first_seen',
        'schema_first_seen',
      ]
        .map((index) => `DROP INDEX IF EXISTS ${index};`)
        .join('\n'),
  },
  {
    what: 'times of deletion, which the first edition of format 9 did not have',
    from: 9,
    to: Infinity,
    isFound: (db) => !hasColumn(db, 'dataset', 'deleted_at'),
    statements: () => `
      ALTER TABLE dataset ADD COLUMN deleted_at INTEGER;
      ALTER TABLE job ADD COLUMN deleted_at INTEGER;
      CREATE INDEX dataset_deleted ON dataset (deleted_at) WHERE deleted_at IS NOT NULL;
      CREATE INDEX job_deleted ON job (deleted_at) WHERE deleted_at IS NOT NULL;`,
  },
]

/**
 * Adds the missing tables, columns and indexes to a store that an earlier edition of a migration wrote. Returns a
 * description of each correction. Call it inside a transaction.
 */
export function repairEarlierEditions(db: DatabaseSync, version: number): readonly string[] {
  const repaired: string[] = []
  for (const { what, from, to, isFound, statements } of EARLIER_EDITIONS) {
    if (version < from || version > to || !isFound(db)) continue
    db.exec(statements())
    repaired.push(what)
  }
  return repaired
}

const has = (db: DatabaseSync, type: 'table' | 'index', name: string): boolean =>
  db.prepare('SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?').get(type, name) !== undefined

/** `table_xinfo` lists generated columns too. */
const hasColumn = (db: DatabaseSync, table: string, column: string): boolean =>
  db.prepare('SELECT 1 FROM pragma_table_xinfo(?) WHERE name = ?').get(table, column) !== undefined
