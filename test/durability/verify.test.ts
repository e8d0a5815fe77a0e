import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { story } from '../conformance/describe-merging.ts'
import { dumpOf } from '../parity/dump-of.ts'
import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { Progress } from '../../src/store/progress.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

const folder = temporaryFolder('verify-test')
let store: LineageStore
let before: readonly DumpRow[]
beforeEach(async () => {
  store = await openEmbeddedStore({ folder, producerRulesModule })
  await store.ingest(story())
  before = await dumpOf(store)
})
afterEach(async () => {
  await store.close()
})

async function spoil(sql: string): Promise<void> {
  await store.close()
  const db = new DatabaseSync(join(folder, 'lineage.sqlite'))
  db.exec(sql)
  db.close()
  store = await openEmbeddedStore({ folder, producerRulesModule })
}

it.each([
  ['roll-ups that are lost', 'DELETE FROM rollup WHERE n % 2 = 0', 'missing'],
  ['all roll-ups lost', 'DELETE FROM rollup', 'missing'],
  ['roll-ups of wrong days', "UPDATE rollup SET first_at = 1, days = '[1,2,30000,30500]'", 'different'],
  ['interactions that are lost', 'DELETE FROM interaction', 'missing'],
  ['operations that are lost', 'DELETE FROM operation', 'missing'],
  ['runs of a wrong state', 'UPDATE run SET started_at = 5', 'different'],
  ['runs that are lost', 'DELETE FROM run', 'missing'],
  ['groups that are lost', 'DELETE FROM edge WHERE kind = 7', 'missing'],
  [
    'operations whose aggregate is lost',
    'DELETE FROM aggregate WHERE n = (SELECT min(n) FROM aggregate)',
    'unfounded',
  ],
])('reports %s, and repairs them', async (_, sql, kind) => {
  await spoil(sql)
  const { differences, listed } = await store.verify()
  expect(differences).toBeGreaterThan(0)
  expect(listed.map((one) => one.kind)).toContain(kind)
  const reports: Progress[] = []
  expect(await store.rebuild((progress) => reports.push(progress))).toMatchObject({ repaired: differences })
  const repaired = reports.filter(({ doing }) => doing === 'repairing')
  expect(repaired.at(-1)).toMatchObject({ done: differences, total: differences, unit: 'rows' })
  expect(await store.verify()).toMatchObject({ differences: 0, listed: [] })
  if (kind !== 'unfounded') expect(await dumpOf(store)).toEqual(before)
})
