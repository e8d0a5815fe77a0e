import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesOutput } from './matches-output.ts'
import { writtenTables } from './written-tables.ts'

/** Formats each table as `type name`. `?` marks IF NOT EXISTS. */
const shown = (sql: string): readonly string[] =>
  writtenTables(sql).map(({ name, type, ifAbsent }) => `${type}${ifAbsent ? '?' : ''} ${name.join('|')}`)

describe('writtenTables', () => {
  test.each([
    ['INSERT INTO a SELECT * FROM b', ['append a']],
    ['insert into table db.a values (1)', ['append db|a']],
    ['INSERT IGNORE INTO a SELECT 1', ['append a']],
    ['INSERT OR REPLACE INTO a VALUES (1)', ['merge a']],
    ['REPLACE INTO a VALUES (1)', ['merge a']],
    ['INSERT OVERWRITE TABLE db.a PARTITION (d) SELECT 1', ['overwrite db|a']],
    ['INSERT OVERWRITE a SELECT 1', ['overwrite a']],
    ['INSERT OVERWRITE INTO a SELECT 1', ['overwrite a']],
    ["INSERT OVERWRITE LOCAL DIRECTORY '/tmp/x' SELECT 1", []],
    ['FROM s INSERT OVERWRITE TABLE a SELECT x INSERT INTO b SELECT y', ['overwrite a', 'append b']],
    ['WITH x AS (SELECT 1), y AS (INSERT INTO z SELECT 1) INSERT INTO a SELECT * FROM x', ['append a']],
    ['WITH x AS (SELECT 1) SELECT * FROM x', []],
    ['CREATE TABLE a AS SELECT 1', ['create a']],
    ['CREATE TABLE IF NOT EXISTS db.a (id int)', ['create? db|a']],
    ['CREATE OR REPLACE TABLE a AS SELECT 1', ['overwrite a']],
    ['create or replace view a as select 1', ['overwrite a']],
    ['CREATE OR ALTER VIEW dbo.a AS SELECT 1', ['overwrite dbo|a']],
    ['CREATE GLOBAL TEMPORARY TABLE a (x int)', ['create a']],
    ['CREATE EXTERNAL TABLE a (x int)', ['create a']],
    ['CREATE MATERIALIZED VIEW a AS SELECT 1', ['create a']],
    ['CREATE INDEX i ON a (x)', []],
    ['CREATE SCHEMA a', []],
    ['REPLACE TABLE a AS SELECT 1', ['overwrite a']],
    ['SELECT x INTO a FROM b', ['create a']],
    ["SELECT x INTO OUTFILE '/tmp/x' FROM b", []],
    ['SELECT x FROM b', []],
    ['DELETE FROM a', ['truncate a']],
    ['DELETE FROM a WHERE x = 1', ['delete a']],
    ["DELETE FROM a -- WHERE\n/* WHERE */ RETURNING 'WHERE'", ['truncate a']],
    ['DELETE FROM a USING b', ['delete a']],
    ['DELETE FROM a t WHERE t.x IN (SELECT 1)', ['delete a']],
    ['TRUNCATE TABLE a', ['truncate a']],
    ['truncate a, b', ['truncate a', 'truncate b']],
    ['UPDATE a SET x = 1', ['update a']],
    ['MERGE INTO db.a USING b ON 1 = 1 WHEN MATCHED THEN UPDATE SET x = 1', ['merge db|a']],
    ['DROP TABLE IF EXISTS a, b CASCADE', ['drop a', 'drop b']],
    ['DROP MATERIALIZED VIEW a', ['drop a']],
    ['DROP INDEX i', []],
    ['ALTER TABLE a ADD COLUMN x int', ['alter a']],
    ['ALTER TABLE a RENAME COLUMN x TO y', ['alter a']],
    ['ALTER TABLE db.a RENAME TO db.b', ['rename db|a', 'rename db|b']],
    ["COPY a FROM '/tmp/x.csv'", ['append a']],
    ["COPY a TO '/tmp/x.csv'", []],
    ['COPY INTO a FROM @stage', ['append a']],
    ["LOAD DATA INPATH '/x' OVERWRITE INTO TABLE a", ['overwrite a']],
    ["LOAD DATA LOCAL INFILE '/x' INTO TABLE a", ['append a']],
    ['REFRESH MATERIALIZED VIEW CONCURRENTLY a', ['overwrite a']],
    ['EXPLAIN INSERT INTO a SELECT 1', []],
    ['BEGIN; DELETE FROM a; INSERT INTO a SELECT 1; COMMIT', ['truncate a', 'append a']],
    ['INSERT INTO a SELECT 1; INSERT INTO a SELECT 2', ['append a']],
    ["SELECT 'a;INSERT INTO b'; INSERT INTO c SELECT 1", ['append c']],
    ["SELECT 'it''s; DROP TABLE x'; DROP TABLE y", ['drop y']],
    ["SELECT 'it\\'s; DROP TABLE x'; DROP TABLE y", ['drop y']],
    ['SELECT $$; DROP TABLE x$$; DROP TABLE y', ['drop y']],
    ['SELECT $t$; DROP TABLE x$$ $t$; DROP TABLE y', ['drop y']],
    [
      '/* {"app": "dbt"} */\n create  table\n "shop"."marts"."a__tmp" as (select 1)',
      ['create shop|marts|a__tmp'],
    ],
    ['INSERT INTO `proj.ds.a` SELECT 1', ['append proj|ds|a']],
    ['INSERT INTO [dbo].[a b] SELECT x[1] FROM c', ['append dbo|a b']],
    ['INSERT INTO delta.`/lake/a.b` SELECT 1', ['append delta|/lake/a.b']],
    ['INSERT INTO größe SELECT 1', ['append größe']],
    ['(INSERT INTO a SELECT 1)', ['append a']],
    ['', []],
    ['INSERT INTO', []],
    ['INSERT INTO (', []],
    ['/* INSERT INTO a', []],
    ["'INSERT INTO a", []],
    ['constructor', []],
  ])('%s', (sql, expected) => expect(shown(sql)).toEqual(expected))

  test('never throws, and takes linear time', () => {
    const piece = fc.constantFrom(
      'INSERT ',
      'INTO ',
      'a',
      '.',
      '"',
      "'",
      '`',
      '/*',
      '*/',
      '--',
      '\n',
      '$$',
      '[',
      ']',
      ';',
      '(',
      ' WHERE ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) =>
        Array.isArray(writtenTables(pieces.join(''))),
      ),
    )
    const began = performance.now()
    writtenTables('/* '.repeat(200_000))
    writtenTables('$a$ '.repeat(100_001))
    writtenTables('INSERT INTO a SELECT 1;'.repeat(20_000))
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  test('returns at most 100 tables', () =>
    expect(shown(Array.from({ length: 300 }, (_, i) => `INSERT INTO t${i} SELECT 1`).join(';'))).toHaveLength(
      100,
    ))
})

describe('matchesOutput', () => {
  test.each([
    ['orders', 'shop.public.orders', true],
    ['public|orders', 'shop.public.orders', true],
    ['SHOP|PUBLIC|ORDERS', 'shop.public.orders', true],
    ['spark_catalog|public|orders', 'public.orders', true],
    ['other|orders', 'shop.public.orders', false],
    ['rders', 'shop.public.orders', false],
    ['a.b', '"a.b"', true],
    ['retail|sales', '/warehouse/retail.db/sales', true],
    ['retail|sales', '/lake/retail/sales', true],
    ['sales', '/lake/retail/sales', true],
    ['crm|sales', '/lake/retail/sales', false],
    ['delta|/lake/retail/sales', '/lake/retail/sales', true],
    ['delta|/lake/crm/sales', '/lake/retail/sales', false],
    ['', '/lake/retail/sales', false],
  ])('of %s and %s is %s', (table, output, expected) =>
    expect(matchesOutput(table === '' ? [] : table.split('|'), output)).toBe(expected),
  )
})
