import type { DirectFacts, Merge } from '../../domain/merge-protocol.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Graph } from './graph.ts'
import { changesOf } from './run-merge.ts'
import { storeError } from './sqlite-error.ts'
import { inTransaction } from './transaction.ts'

/** One caller's share of a commit. */
export interface Share {
  readonly merge: (direct: DirectFacts) => Merge
  succeed(warnings: readonly string[]): void
  fail(error: unknown): void
}

/**
 * Carries out several merges, one after another, in one transaction, and tells each caller after the commit. A merge
 * that fails harms no other; when the commit or the database fails, all of them do.
 */
export function commitGroup(graph: Graph, shares: readonly Share[]): void {
  const answers: (() => void)[] = []
  try {
    inTransaction(graph, () => {
      for (const share of shares) answers.push(carryOut(graph, share))
    })
  } catch (error) {
    // What fails while it is written cannot be taken back alone: in a savepoint SQLite copies each page that is written,
    // and spends a quarter of a large commit on that. So the others begin again, each by itself.
    if (shares.length > 1 && !concernsAll(error)) for (const share of shares) commitGroup(graph, [share])
    else for (const share of shares) share.fail(error)
    return
  }
  for (const answer of answers) answer()
}

/** Returns how to answer after the commit. @throws what fails once writing has begun, or concerns all shares */
function carryOut(graph: Graph, share: Share): () => void {
  let changes
  try {
    changes = changesOf(graph, share.merge)
  } catch (error) {
    if (concernsAll(error)) throw error
    return () => share.fail(error)
  }
  applyChangeSet(graph, changes)
  return () => share.succeed(changes.warnings)
}

/** Whether an error says that the database cannot be used now, whatever was to be written. */
const concernsAll = (error: unknown): boolean => storeError(error) !== error
