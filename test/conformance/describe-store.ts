import { afterAll, describe } from 'vitest'

import type { LineageStore } from '../../src/store/lineage-store.ts'
import { describeActivity } from './describe-activity.ts'
import { describeApiKeys } from './describe-api-keys.ts'
import { describeBrowsing } from './describe-browsing.ts'
import { describeDeadLetters } from './describe-dead-letters.ts'
import { describeDeletions } from './describe-deletions.ts'
import { describeDependencies } from './describe-dependencies.ts'
import { describeFacets } from './describe-facets.ts'
import { describeFields } from './describe-fields.ts'
import { describeInspection } from './describe-inspection.ts'
import { describeLabels } from './describe-labels.ts'
import { describeLifecycle } from './describe-lifecycle.ts'
import { describeLookup } from './describe-lookup.ts'
import { describeMerging } from './describe-merging.ts'
import { describeNames } from './describe-names.ts'
import { describeEditRecords } from './describe-edit-records.ts'
import { describeRetention } from './describe-retention.ts'
import { describeRows } from './describe-rows.ts'
import { describeRunOwners } from './describe-run-owners.ts'
import { describeRunPaths } from './describe-run-paths.ts'
import { describeRuns } from './describe-runs.ts'
import { describeSearch } from './describe-search.ts'
import { describeSavedQueries } from './describe-saved-queries.ts'
import { describeStats } from './describe-stats.ts'
import { describeVetoes } from './describe-vetoes.ts'
import { describeWalks } from './describe-walks.ts'
import { describePaths } from './describe-paths.ts'

/** The context of each part of the suite: the open store, and a function that opens an empty one. */
export interface Subject {
  readonly store: () => LineageStore
  /** Closes the store, if one is open, and opens an empty one. */
  readonly renew: () => Promise<void>
}

/**
 * The contract of every LineageStore. `open` opens an empty store, and empties a shared server first; the suite has at most
 * one store open at a time and closes each.
 */
export function describeStore(name: string, open: () => Promise<LineageStore>): void {
  describe(`the ${name} store`, () => {
    let store: LineageStore | undefined
    const close = async (): Promise<void> => {
      await store?.close()
      store = undefined
    }
    const renew = async (): Promise<void> => {
      await close()
      store = await open()
    }
    afterAll(close)
    const subject: Subject = { store: () => store!, renew }
    describeMerging(subject)
    describeRows(subject)
    describeLookup(subject)
    describeNames(subject)
    describeWalks(subject)
    describeRuns(subject)
    describeRunOwners(subject)
    describeRunPaths(subject)
    describePaths(subject)
    describeFields(subject)
    describeLabels(subject)
    describeBrowsing(subject)
    describeActivity(subject)
    describeDeadLetters(subject)
    describeSavedQueries(subject)
    describeStats(subject)
    describeInspection(subject)
    describeRetention(subject)
    describeSearch(subject)
    describeApiKeys(subject)
    describeEditRecords(subject)
    describeLifecycle(subject)
    describeDependencies(subject)
    describeFacets(subject)
    describeVetoes(subject)
    describeDeletions(subject)
  })
}
