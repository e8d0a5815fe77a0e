import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { describeRedacting, SECRET, withSecrets } from '../../../test/conformance/describe-redacting.ts'
import { dumpOf } from '../../../test/parity/dump-of.ts'
import { redactAll } from '../../app/redact-all.ts'
import { exportGraph } from '../../app/transfer/export-graph.ts'
import { importGraph } from '../../app/transfer/import-graph.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import type { LineageStore } from '../lineage-store.ts'
import { openEmbeddedStore } from './open-embedded-store.ts'

const producerRulesModule = new URL('../../openlineage/producer-rules.ts', import.meta.url)
let folder: string
let opened: LineageStore | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-redact-'))
})
afterEach(() => opened?.close())
afterAll(() => rm(folder, { recursive: true, force: true }))

const open = async (name: string): Promise<LineageStore> =>
  (opened = await openEmbeddedStore({ folder: join(folder, name), producerRulesModule }))

describeRedacting('an embedded store', () => open('one'))

const textOfFiles = async (name: string): Promise<string> => {
  const files = await readdir(join(folder, name))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, name, file), 'latin1')))
  return texts.join('\n')
}

it('leaves no byte of a secret in the files', async () => {
  const store = await open('two')
  await store.ingest(withSecrets(20))
  await store.close()
  expect(await textOfFiles('two')).toContain(SECRET)
  const again = await open('two')
  await redactAll(again, { dryRun: false })
  expect((await again.verify()).differences).toBe(0)
  await again.close()
  opened = undefined
  expect(await textOfFiles('two')).not.toContain(SECRET)
}, 120_000)

it('imports an export without its secrets', async () => {
  const store = await open('three')
  await store.ingest(withSecrets(4))
  const lines: string[] = []
  await exportGraph({ store, rulesVersion: producerRules.version, write: (line) => void lines.push(line) })
  expect(lines.join('\n')).toContain(SECRET)
  await store.close()
  const other = await open('four')
  await importGraph({
    store: other,
    rulesVersion: producerRules.version,
    async *read() {
      await Promise.resolve()
      for (const [i, line] of lines.entries()) yield { bytes: Buffer.from(line), number: i + 1 }
    },
  })
  expect((await other.verify()).differences).toBe(0)
  expect(JSON.stringify(await dumpOf(other))).not.toContain(SECRET)
}, 120_000)
