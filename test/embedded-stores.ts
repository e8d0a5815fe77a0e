import { join } from 'node:path'
import { openEmbeddedStore } from '../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../src/store/lineage-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const producerRulesModule = new URL('../src/openlineage/producer-rules.ts', import.meta.url)

/**
 * Returns a function that opens an empty embedded store in a new folder. The caller closes the store; the folders are deleted
 * after the tests.
 */
export function embeddedStores(name: string): () => Promise<LineageStore> {
  const folder = temporaryFolder(name)
  let count = 0
  return () => openEmbeddedStore({ folder: join(folder, String(count++)), producerRulesModule })
}
