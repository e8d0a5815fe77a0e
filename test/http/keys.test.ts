import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { describeKeys } from './describe-keys.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
let folder: string | undefined

describeKeys('embedded', async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-keys-'))
  return openEmbeddedStore({ folder, producerRulesModule })
})

afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})
