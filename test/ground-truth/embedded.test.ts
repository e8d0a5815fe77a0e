import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { describeGroundTruth } from './describe-ground-truth.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
const folders: string[] = []

describeGroundTruth('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-ground-truth-'))
  folders.push(folder)
  return openEmbeddedStore({ folder, producerRulesModule })
})

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})
