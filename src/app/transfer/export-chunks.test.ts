import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { completeEvent } from '../../../test/http/events.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { readEvent } from '../../openlineage/read-event.ts'
import { openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts'
import { StoreUnavailable, type LineageStore } from '../../store/lineage-store.ts'
import { createExports } from './create-exports.ts'
import { exportChunks } from './export-chunks.ts'

const producerRulesModule = new URL('../../openlineage/producer-rules.ts', import.meta.url)

let folder: string
let store: LineageStore
const ingest = async (from: number, count: number): Promise<void> => {
  const observations = Array.from({ length: count }, (_, i) => {
    const read = readEvent(
      completeEvent({
        job: `load-${from + i}`,
        inputs: [`raw-${from + i}`],
        outputs: [`staging-${from + i}`],
      }),
    )
    if (!read.ok) throw new Error(read.error.reason)
    return read.value.observation
  })
  await store.ingest(observations)
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-chunks-'))
  store = await openEmbeddedStore({ folder, producerRulesModule })
  await ingest(0, 200)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

it('exports the state of one instant during ingest', async () => {
  const chunks = exportChunks({ store, rulesVersion: producerRules.version })
  const first = await chunks.next()
  expect((first.value as string).length).toBeLessThan(1024 * 1024)
  await ingest(200, 5)
  let text = first.value as string
  for await (const chunk of chunks) text += chunk
  const lines = text.trimEnd().split('\n')
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ end: 'tributary-graph', rows: lines.length - 2 })
  expect(text).toContain('staging-199')
  expect(text).not.toContain('staging-200')
})

it('releases its snapshot if reading stops or its reader disconnects', async () => {
  const slow = exportChunks({ store, rulesVersion: producerRules.version, patienceMs: 50 })
  await slow.next()
  await new Promise((resolve) => setTimeout(resolve, 500))
  await expect(
    (async () => {
      for await (const chunk of slow) expect(chunk).toBeTypeOf('string')
    })(),
  ).rejects.toThrow(StoreUnavailable)

  const exports = createExports({ store, rulesVersion: producerRules.version })
  const one = exports.begin()!
  await one.next()
  expect(exports.begin()).toBeUndefined()
  await one.return()
  expect(exports.begin()).toBeDefined()
})
