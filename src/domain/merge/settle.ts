import type { Facts, Needs } from '../merge-protocol.ts'
import type { WorkingSet } from './working-set.ts'

/** A part of a merge: yields what it needs, is resumed with the facts. */
export type Step<T> = Generator<Needs, T, Facts>

/**
 * Reads from the working set until nothing more is wanted, all questions of a round at once. `read` changes nothing
 * and bears with answers that are still missing, since it is called again.
 */
export function* settle<T>(set: WorkingSet, read: () => T): Step<T> {
  for (;;) {
    const result = read()
    if (!set.waiting) return result
    const { needs, learn } = set.ask()
    learn(yield needs)
  }
}
