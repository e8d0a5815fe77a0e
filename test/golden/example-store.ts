import { afterAll, beforeAll } from 'vitest'
import { createAsk, type Ask } from '../../src/app/ask.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { embeddedStores } from '../embedded-stores.ts'
import { ingestExamples } from './describe-golden.ts'
import { GOLDEN_NOW } from './queries.ts'

/**
 * An embedded store that contains the recorded examples during the tests of the calling file or `describe`. `ask` runs a query on
 * it at the time of the golden queries.
 */
export function exampleStore(name: string): { readonly store: () => LineageStore; readonly ask: Ask } {
  const open = embeddedStores(name)
  let store: LineageStore
  let ask: Ask
  beforeAll(async () => {
    store = await open()
    await ingestExamples(store)
    ask = createAsk({ store, ceiling: DEFAULT_LIMITS, now: () => GOLDEN_NOW }).ask
  })
  afterAll(() => store.close())
  return { store: () => store, ask: (question) => ask(question) }
}
