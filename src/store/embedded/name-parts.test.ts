import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { migrate } from './migrate.ts'

const FOLDER = new URL('./schema/', import.meta.url)
const NAMES = `
  INSERT INTO dataset (n, namespace, name, folded) VALUES (1, 'x', 'Shop.Public/Orders', 'shop.public/orders'), (2, 'x', '/a', NULL);
  INSERT INTO job (n, namespace, name) VALUES (3, 'x', 'load.'), (4, 'x', NULL);
  INSERT INTO field (n, name) VALUES (5, 'Email'), (6, 'Email'), (7, '*')`

const parts = (db: DatabaseSync): readonly string[] =>
  db
    .prepare('SELECT of, part, n FROM name_part ORDER BY of, part, n')
    .all()
    .map(({ of, part, n }) => `${String(of)} ${String(part)} ${String(n)}`)

const WANTED = ['0 /a 2', '0 shop.public/orders 1', '1 a 2', '1 orders 1', '1 public/orders 1', '2 load. 3']

it('maintains the parts of names as names are added and deleted', () => {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  db.exec(NAMES)
  expect(parts(db)).toEqual(WANTED)
  expect(db.prepare('SELECT folded, name FROM column_name').all()).toEqual([
    { folded: 'email', name: 'Email' },
  ])
  db.exec('DELETE FROM dataset WHERE n = 1; DELETE FROM job')
  expect(parts(db)).toEqual(['0 /a 2', '1 a 2'])
})

it('adds the parts of names that an older version wrote', () => {
  const db = new DatabaseSync(':memory:')
  const before = readdirSync(FOLDER).filter((file) => file < '004')
  for (const file of before.sort()) db.exec(readFileSync(new URL(file, FOLDER), 'utf8'))
  db.exec(`PRAGMA user_version = 3; ${NAMES}`)
  migrate(db)
  expect(parts(db)).toEqual(WANTED)
})

it('bounds the number of parts of one name', () => {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  db.prepare("INSERT INTO dataset (n, namespace, name) VALUES (1, 'x', ?)").run('a/'.repeat(2_000))
  expect(parts(db).length).toBeLessThanOrEqual(33)
})
