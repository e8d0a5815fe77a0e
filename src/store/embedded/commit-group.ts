import type { DirectFacts, Merge } from '../../domain/merge-protocol.ts'
import type { Graph } from './graph.ts'
import { runMerge } from './run-merge.ts'
import { resultCode } from './sqlite-error.ts'
import { inSavepoint, inTransaction } from './transaction.ts'

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
      for (const share of shares) {
        try {
          const warnings = inSavepoint(graph, () => runMerge(graph, share.merge))
          answers.push(() => share.succeed(warnings))
        } catch (error) {
          if (resultCode(error) !== undefined) throw error
          answers.push(() => share.fail(error))
        }
      }
    })
  } catch (error) {
    for (const share of shares) share.fail(error)
    return
  }
  for (const answer of answers) answer()
}
