import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { describeDeletingOfRunParts } from './describe-deleting-of-run-parts.ts'
import { describeDeleting } from './describe-deleting.ts'
import { describeEditing } from './describe-editing.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
const folders: string[] = []

async function open(): Promise<LineageStore> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-edits-'))
  folders.push(folder)
  return openEmbeddedStore({ folder, producerRulesModule })
}

describeEditing('embedded', open)
describeDeleting('embedded', open)
describeDeletingOfRunParts('embedded', open)

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})
