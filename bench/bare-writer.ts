import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { merge } from '../src/domain/merge/merge.ts'
import type { ChangeSet } from '../src/domain/merge-protocol.ts'
import { habits } from '../src/openlineage/habits.ts'
import { readEvent } from '../src/openlineage/read-event.ts'
import { applyChangeSet } from '../src/store/embedded/apply-change-set.ts'
import { openGraph } from '../src/store/embedded/graph.ts'
import { loadFacts } from '../src/store/embedded/load-facts.ts'
import { migrate } from '../src/store/embedded/migrate.ts'
import { openForWriting } from '../src/store/embedded/open-database.ts'
import { inTransaction } from '../src/store/embedded/transaction.ts'
import type { Neo4jConnection } from '../test/neo4j/running-neo4j.ts'

/** A commit's events and the rows that their merge writes. */
export interface CapturedCommit {
  readonly events: number
  readonly changes: ChangeSet
}

/**
 * The default export of `bare-neo4j.ts`: writes rows by the bare driver, one transaction a commit, into the empty database
 * at `connection`, and resolves with the milliseconds that writing took. Merges nothing and reads nothing: it is the speed
 * that Tributary on Neo4j could reach at most.
 */
export type BareWriter = (
  commits: readonly CapturedCommit[],
  connection: Neo4jConnection,
) => Promise<{ readonly ms: number }>

/** Undefined while there is no `bare-neo4j.ts`. */
export async function findBareWriter(): Promise<BareWriter | undefined> {
  const file = new URL('./bare-neo4j.ts', import.meta.url)
  if (!existsSync(file)) return undefined
  return ((await import(file.href)) as { readonly default: BareWriter }).default
}

/** The rows that merging these events writes, commit by commit: made on an embedded store, whose merge is the same. */
export async function captureCommits(
  events: Iterable<object>,
  count: number,
  perCommit: number,
): Promise<readonly CapturedCommit[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-capture-'))
  const db = openForWriting(folder)
  try {
    migrate(db)
    const graph = openGraph(db, { writes: true })
    const source = events[Symbol.iterator]()
    const commits: CapturedCommit[] = []
    for (let left = count; left > 0; left -= perCommit) {
      const observations = Array.from({ length: Math.min(perCommit, left) }, () => {
        const read = readEvent(source.next().value)
        if (!read.ok) throw new Error(read.error.reason)
        return read.value.observation
      })
      inTransaction(graph, () => {
        const work = merge(observations, habits)
        let step = work.next()
        while (step.done !== true) step = work.next(loadFacts(graph, step.value))
        applyChangeSet(graph, step.value)
        commits.push({ events: observations.length, changes: step.value })
      })
    }
    return commits
  } finally {
    db.close()
    await rm(folder, { recursive: true, force: true })
  }
}
