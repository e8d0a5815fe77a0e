import type { DirectFacts, Merge } from '../../domain/merge-protocol.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Graph } from './graph.ts'
import { driveMerge } from './run-merge.ts'
import { storeError } from './sqlite-error.ts'
import { inTransaction } from './transaction.ts'

/** One caller's part of a commit. */
export interface Share {
  readonly merge: (direct: DirectFacts) => Merge
  succeed(warnings: readonly string[]): void
  fail(error: unknown): void
}

/**
 * Runs several merges one after another in one transaction (group commit), and answers each caller after the commit. If a
 * merge fails, the others succeed. If the commit or the database fails, all fail.
 */
export function commitGroup(graph: Graph, shares: readonly Share[]): void {
  const answers: (() => void)[] = []
  try {
    inTransaction(graph, () => {
      for (const share of shares) answers.push(runShare(graph, share))
    })
  } catch (error) {
    // A merge that fails after its first write cannot be rolled back alone: a savepoint would copy each page that is
    // written, which takes a quarter of the time of a large commit. Instead, each merge runs again in its own transaction.
    if (shares.length > 1 && !concernsAll(error)) for (const share of shares) commitGroup(graph, [share])
    else for (const share of shares) share.fail(error)
    return
  }
  for (const answer of answers) answer()
}

/** Returns the function to call after the commit. @throws an error after the first write, or one that concerns all shares */
function runShare(graph: Graph, share: Share): () => void {
  let changes
  try {
    changes = driveMerge(graph, share.merge)
  } catch (error) {
    if (concernsAll(error)) throw error
    return () => share.fail(error)
  }
  applyChangeSet(graph, changes)
  return () => share.succeed(changes.warnings)
}

/** Whether the error means that the database cannot be used now, regardless of what is written. */
const concernsAll = (error: unknown): boolean => storeError(error) !== error
