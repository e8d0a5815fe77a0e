import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { StoreUnusable } from '../lineage-store.ts'
import type { StoreNotice } from '../store-notice.ts'
import { openEmbeddedStore } from './open-embedded-store.ts'

vi.unmock('../threads/start-worker.ts')

const producerRulesModule = new URL('../../openlineage/producer-rules.ts', import.meta.url)

let parent: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tributary-open-'))
})
afterAll(() => rm(parent, { recursive: true, force: true }))

/** Opens and closes a store. Returns its notices. */
async function opened(folder: string): Promise<readonly StoreNotice[]> {
  const notices: StoreNotice[] = []
  const store = await openEmbeddedStore({
    folder,
    producerRulesModule,
    onNotice: (notice) => notices.push(notice),
  })
  await store.close()
  return notices
}
const rightsOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777

it('reports a new store, and warns if the folder was not empty', async () => {
  const fresh = join(parent, 'fresh')
  expect(await opened(fresh)).toEqual([
    {
      level: 'info',
      message: 'created a NEW, empty store',
      fields: { file: join(fresh, 'lineage.sqlite') },
    },
  ])
  expect(await opened(fresh)).toEqual([])

  // After somebody deletes the database, the lock file remains.
  await rm(join(fresh, 'lineage.sqlite'))
  expect(await opened(fresh)).toMatchObject([{ level: 'warn', fields: { others: ['lock.sqlite'] } }])
  await writeFile(join(fresh, 'lineage.sqlite'), '')
  expect(await opened(fresh)).toMatchObject([{ level: 'warn', fields: { bytes: 0 } }])
})

it.skipIf(process.platform === 'win32')('makes its files private to the user', async () => {
  const folder = join(parent, 'open')
  await opened(folder)
  const file = join(folder, 'lineage.sqlite')
  expect([await rightsOf(folder), await rightsOf(file)]).toEqual([0o700, 0o600])
  await chmod(folder, 0o755)
  await chmod(file, 0o644)
  const store = await openEmbeddedStore({ folder, producerRulesModule })
  for (const name of [
    'lineage.sqlite',
    'lineage.sqlite-wal',
    'lineage.sqlite-shm',
    'lock.sqlite',
    'lock.pid',
  ])
    expect([name, await rightsOf(join(folder, name))]).toEqual([name, 0o600])
  expect(await rightsOf(folder)).toBe(0o700)
  await store.close()

  // A folder with other files may be shared on purpose.
  await mkdir(join(folder, 'projects'))
  await chmod(folder, 0o755)
  expect(await opened(folder)).toMatchObject([{ level: 'warn', fields: { path: folder } }])
  expect(await rightsOf(folder)).toBe(0o755)
})

it('refuses a database that lacks a column, naming it and the remedy', async () => {
  const folder = join(parent, 'lacking')
  await opened(folder)
  const db = new DatabaseSync(join(folder, 'lineage.sqlite'))
  db.exec('ALTER TABLE job DROP COLUMN producer')
  db.close()
  const opening = openEmbeddedStore({ folder, producerRulesModule })
  await expect(opening).rejects.toThrow(StoreUnusable)
  await expect(opening).rejects.toThrow(
    /lacks job\.producer: .*export the graph with the version that wrote it/u,
  )
})
