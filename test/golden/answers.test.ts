import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { describeGoldenAnswers } from './describe-golden.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
let folder: string

describeGoldenAnswers('embedded', async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-golden-'))
  return openEmbeddedStore({ folder, producerRulesModule })
})

afterAll(() => rm(folder, { recursive: true, force: true }))
