import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { merge } from '../src/domain/merge/merge.ts'
import type { ChangeSet } from '../src/domain/merge-protocol.ts'
import { producerRules } from '../src/openlineage/producer-rules.ts'
import { readEvent } from '../src/openlineage/read-event.ts'
import { applyChangeSet } from '../src/store/embedded/apply-change-set.ts'
import { openGraph } from '../src/store/embedded/graph.ts'
import { migrate } from '../src/store/embedded/migrate.ts'
import { openForWriting } from '../src/store/embedded/open-database.ts'
import { driveMerge } from '../src/store/embedded/run-merge.ts'
import { inTransaction } from '../src/store/embedded/transaction.ts'

/** The events of a commit, and the rows that their merge writes. */
export interface CapturedCommit {
  readonly events: number
  readonly changes: ChangeSet
}

export interface Capture {
  /** The commits of the next events, merged on an embedded store: the merge is the same on Neo4j. */
  next(events: number, perCommit: number): readonly CapturedCommit[]
  close(): Promise<void>
}

export async function captureCommits(events: Iterable<object>): Promise<Capture> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-capture-'))
  const db = openForWriting(folder)
  migrate(db)
  const graph = openGraph(db, { writes: true })
  const source = events[Symbol.iterator]()
  const nextObservation = () => {
    const read = readEvent(source.next().value)
    if (!read.ok) throw new Error(read.error.reason)
    return read.value.observation
  }
  return {
    next(count, perCommit) {
      const commits: CapturedCommit[] = []
      for (let left = count; left > 0; left -= perCommit) {
        const observations = Array.from({ length: Math.min(perCommit, left) }, nextObservation)
        inTransaction(graph, () => {
          const changes = driveMerge(graph, () => merge(observations, producerRules))
          applyChangeSet(graph, changes)
          commits.push({ events: observations.length, changes })
        })
      }
      return commits
    },
    async close() {
      db.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
