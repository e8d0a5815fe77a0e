import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { migrate } from '../../src/store/embedded/migrate.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { StoreNotice } from '../../src/store/store-notice.ts'
import { openApi } from '../http/open-api.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

const folder = temporaryFolder('golden')

const names = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith('.sqlite.gz'))
  .map((name) => name.replace('.sqlite.gz', ''))

/** Columns of tables, and statements of indexes and triggers, by name. */
function shapeOf(db: DatabaseSync): ReadonlyMap<string, string> {
  const columns = db
    .prepare(
      `SELECT t.name || '.' || c.name AS name, c.type || ' ' || c."notnull" || c.pk || c.hidden AS what
        FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type = 'table'`,
    )
    .all()
  const others = db
    .prepare(
      "SELECT type || ' ' || name AS name, sql AS what FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL",
    )
    .all()
  const all = [...columns, ...others] as unknown as { name: string; what: string }[]
  return new Map(
    all
      .map(({ name, what }) => [name, what.replaceAll(/\s+/gu, ' ')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function newest(): ReadonlyMap<string, string> {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  return shapeOf(db)
}

it('there is a store of each format except the newest, which all other tests use', async () => {
  const schema = new URL('../../src/store/embedded/schema/', import.meta.url)
  const formats = (await readdir(schema)).map((name) => name.slice(0, 3)).sort()
  const available = new Set(names.map((name) => `0${name.slice(0, 2)}`))
  expect(formats.slice(0, -1).filter((format) => !available.has(format))).toEqual([])
})

describe.each(names)('a store of format %s', (name) => {
  it('opens with all tables and indexes, contains the graph of its events, and answers queries', async () => {
    const data = join(folder, name)
    const file = join(data, 'lineage.sqlite')
    await mkdir(data)
    await writeFile(file, gunzipSync(await readFile(join(import.meta.dirname, `${name}.sqlite.gz`))))
    const before = new DatabaseSync(file, { readOnly: true })
    const madeBy = before.prepare("SELECT value FROM meta WHERE name = 'habits'").get()?.['value']
    const hasSaved = before.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'saved_query'").get()
    const savedNames =
      hasSaved &&
      before
        .prepare('SELECT name FROM saved_query')
        .all()
        .map((row) => row['name'])
    before.close()

    const notices: StoreNotice[] = []
    const store = await openEmbeddedStore({
      folder: data,
      producerRulesModule,
      onNotice: (notice) => notices.push(notice),
    })
    try {
      const messages = notices.map(({ message }) => message).join('\n')
      if (madeBy !== String(producerRules.version)) expect(messages).toContain('rebuilt derived rows')
      if (name.endsWith('-first-edition')) expect(messages).toContain('repaired the store')

      const { rows, differences, listed } = await store.verify()
      expect({ differences, listed }).toEqual({ differences: 0, listed: [] })
      expect(rows).toBeGreaterThan(100)
      expect(await store.savedQueries.names()).toEqual(savedNames ?? [])

      const api = await openApi({ store })
      const answer = async (query: string): Promise<unknown> => {
        const response = await api.post('/api/v1/query', JSON.stringify({ query }))
        expect(response.status).toBe(200)
        return response.json()
      }
      expect(await answer('datasets')).toMatchObject({
        nodes: expect.arrayContaining([expect.anything()]) as unknown,
      })
      if (name === '10-deletions') {
        expect(await store.read({ kind: 'deleted' })).toEqual({ datasets: 2, jobs: 2 })
        const members = async (query: string): Promise<readonly string[]> =>
          ((await answer(query)) as { readonly nodes: readonly { readonly name: string }[] }).nodes.map(
            (node) => node.name,
          )
        expect(await members('datasets like *fct_orders')).toEqual([])
        expect(await members('datasets like bikes.stations')).toEqual(['bikes.stations'])
        expect(await members('downstream of dataset shop.staging.stg_orders depth 2')).toEqual([
          'shop.staging.stg_orders',
          'shop.intermediate.int_order_totals',
        ])
      }
      await answer('jobs')
      await answer('runs')
      for (const path of ['datasets', 'jobs', 'runs', 'search?q=order', 'queries', 'audit'])
        expect((await api.app.request(`/api/v1/${path}`)).status).toBe(200)
    } finally {
      await store.close()
    }
    const after = new DatabaseSync(file, { readOnly: true })
    expect(shapeOf(after)).toEqual(newest())
    after.close()
  })
})
