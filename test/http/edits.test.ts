import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { describeEditing } from './describe-editing.ts'

const habitsModule = new URL('../../src/openlineage/habits.ts', import.meta.url)
const folders: string[] = []

describeEditing('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-edits-'))
  folders.push(folder)
  return openEmbeddedStore({ folder, habitsModule })
})

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})
