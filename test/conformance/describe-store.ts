import { afterEach, beforeEach, describe } from 'vitest'

import type { LineageStore } from '../../src/store/lineage-store.ts'
import { describeFields } from './describe-fields.ts'
import { describeLifecycle } from './describe-lifecycle.ts'
import { describeLookup } from './describe-lookup.ts'
import { describeMerging } from './describe-merging.ts'
import { describeRows } from './describe-rows.ts'
import { describeWalks } from './describe-walks.ts'

/** What each part of the suite works with: a store that was empty when the test began, and a way to get another one. */
export interface Subject {
  readonly store: () => LineageStore
  /** Closes the store and opens an empty one. */
  readonly renew: () => Promise<void>
}

/**
 * What every LineageStore must do. `open` opens an empty store, emptying a shared server before; the suite has at most
 * one open at a time and closes each.
 */
export function describeStore(name: string, open: () => Promise<LineageStore>): void {
  describe(`the ${name} store`, () => {
    let store: LineageStore | undefined
    const renew = async (): Promise<void> => {
      await store?.close()
      store = await open()
    }
    beforeEach(renew)
    afterEach(async () => {
      await store?.close()
      store = undefined
    })
    const subject: Subject = { store: () => store!, renew }
    describeMerging(subject)
    describeRows(subject)
    describeLookup(subject)
    describeWalks(subject)
    describeFields(subject)
    describeLifecycle(subject)
  })
}
