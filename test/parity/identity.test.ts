import { DatabaseSync } from 'node:sqlite'
import { it } from 'vitest'

import { merge } from '../../src/domain/merge/merge.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { dumpRows } from '../../src/store/embedded/dump-rows.ts'
import { openGraph } from '../../src/store/embedded/graph.ts'
import { migrate } from '../../src/store/embedded/migrate.ts'
import { rebuildDerived } from '../../src/store/embedded/rebuild-derived.ts'
import { runMerge } from '../../src/store/embedded/run-merge.ts'
import { inTransaction } from '../../src/store/embedded/transaction.ts'
import { checkIdentityGroups, type GraphUnderTest } from './check-identity-groups.ts'
import { runs } from '../runs.ts'

const ROUNDS = runs(60)

/** SQLite in memory, used like in the writer thread but without the thread: a round takes milliseconds. */
function openGraphUnderTest(): Promise<GraphUnderTest> {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  const graph = openGraph(db, { writes: true })
  return Promise.resolve({
    ingest(observations) {
      const warnings = inTransaction(graph, () =>
        runMerge(graph, (direct) => merge(observations, producerRules, direct)),
      )
      return Promise.resolve({ warnings })
    },
    rebuild() {
      rebuildDerived(graph, producerRules)
      return Promise.resolve()
    },
    async *dump() {
      yield* await Promise.resolve([...dumpRows(graph)])
    },
    close() {
      db.close()
      return Promise.resolve()
    },
  })
}

it('SQLite has the identity groups of all symlinks and vetoes', () =>
  checkIdentityGroups(openGraphUnderTest, ROUNDS))
