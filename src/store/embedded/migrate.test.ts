import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

import { expect, it } from 'vitest'

import { StoreUnusable } from '../lineage-store.ts'
import { openHistory } from './history.ts'
import { NODE_LAYOUTS, EDGE_LAYOUTS } from './layout.ts'
import { migrate } from './migrate.ts'
import { changeSaved, readSaved, savedNames } from './saved-queries.ts'

const version = (db: DatabaseSync): unknown => db.prepare('PRAGMA user_version').get()?.user_version

it('creates every column of the layouts, and does nothing the second time', () => {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  const reached = version(db)
  expect(reached).toBeGreaterThan(0)
  for (const { table, places } of [...Object.values(NODE_LAYOUTS), ...Object.values(EDGE_LAYOUTS)]) {
    const columns = db.prepare(`PRAGMA table_info(${table})`).all()
    expect(columns.map((column) => column.name)).toEqual(
      expect.arrayContaining(places.map((place) => place.column)),
    )
  }
  db.exec("INSERT INTO word (text) VALUES ('a')")
  migrate(db)
  expect(version(db)).toBe(reached)
  expect(db.prepare('SELECT text FROM word').get()).toEqual({ text: 'a' })
})

it.each(['./schema/', '../../../cypher/schema/'])('numbers the migrations of %s without gaps', (folder) => {
  const numbers = readdirSync(new URL(folder, import.meta.url)).map((name) => Number(name.slice(0, 3)))
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
})

it('refuses data of a later version, naming cause and remedy', () => {
  const db = new DatabaseSync(':memory:')
  db.exec('PRAGMA user_version = 900')
  expect(() => migrate(db)).toThrow(StoreUnusable)
  expect(() => migrate(db)).toThrow(/version 900, this program knows versions up to \d+: run the version/)
})

it('indexes the interactions that an older version wrote by week', () => {
  const db = new DatabaseSync(':memory:')
  db.exec(readFileSync(new URL('./schema/001-graph.sql', import.meta.url), 'utf8'))
  db.exec(`PRAGMA user_version = 1;
    INSERT INTO interaction (start, kind, finish, uuid, job, started_at) VALUES
      (1, 15, 7, x'01', 3, 604800000), (2, 15, 7, x'02', 3, 6048000000), (3, 15, 7, x'03', NULL, NULL)`)
  migrate(db)
  expect(openHistory(db).of(7, 15)).toEqual([
    { job: null, firstWeek: -1, lastWeek: -1 },
    { job: 3, firstWeek: 1, lastWeek: 10 },
  ])
  expect([...openHistory(db).weeks(0, 20)]).toEqual([10, 1])
})

it('adds a table of saved queries to data of version 2, and does not change it later', () => {
  const db = new DatabaseSync(':memory:')
  for (const file of ['001-graph.sql', '002-weeks.sql'])
    db.exec(readFileSync(new URL(`./schema/${file}`, import.meta.url), 'utf8'))
  db.exec("PRAGMA user_version = 2; INSERT INTO word (text) VALUES ('a')")
  expect(() => savedNames(db)).toThrow(/saved_query/u)
  migrate(db)
  const query = { name: 'a', text: 'datasets', params: [{ name: 'x', default: [1, 'y'] }], savedAt: 7 }
  expect(changeSaved(db, { kind: 'put', query })).toBe(true)
  expect(readSaved(db, { kind: 'list', limit: 9 })).toEqual([query])
  migrate(db)
  expect(savedNames(db)).toEqual(['a'])
  expect(db.prepare('SELECT text FROM word').get()).toEqual({ text: 'a' })
})

it('indexes rows that an older version wrote for lists', () => {
  const db = new DatabaseSync(':memory:')
  const older = readdirSync(new URL('./schema/', import.meta.url)).filter((name) => name < '008')
  for (const file of older.sort()) db.exec(readFileSync(new URL(`./schema/${file}`, import.meta.url), 'utf8'))
  db.exec(`PRAGMA user_version = ${older.length};
    INSERT INTO id (n, uuid) VALUES (1, x'01'), (2, x'02'), (3, x'03');
    INSERT INTO run (n, started_at) VALUES (1, 5), (2, 7), (3, NULL);
    INSERT INTO thing (n, label, first_seen) VALUES (1, 4, 5), (2, 8, 6), (3, 4, 7)`)
  migrate(db)
  const numbers = (sql: string): readonly unknown[] =>
    db
      .prepare(sql)
      .all()
      .map(({ n }) => n)
  expect(
    numbers('SELECT n FROM run INDEXED BY run_started WHERE started_at < 9 ORDER BY started_at DESC'),
  ).toEqual([2, 1])
  expect(
    numbers(
      'SELECT n FROM thing INDEXED BY schema_first_seen WHERE label = 4 AND first_seen < 9 ORDER BY first_seen DESC',
    ),
  ).toEqual([3, 1])
})

it('leaves data unchanged if a migration fails', () => {
  const db = new DatabaseSync(':memory:')
  for (const file of ['001-graph.sql', '002-weeks.sql'])
    db.exec(readFileSync(new URL(`./schema/${file}`, import.meta.url), 'utf8'))
  // The third migration creates this table; here it exists already, with other columns.
  db.exec('PRAGMA user_version = 2; CREATE TABLE saved_query (name TEXT)')
  expect(() => migrate(db)).toThrow(/saved_query/u)
  expect(version(db)).toBe(2)
  expect(db.isTransaction).toBe(false)
  db.exec('DROP TABLE saved_query')
  migrate(db)
  expect(savedNames(db)).toEqual([])
})
