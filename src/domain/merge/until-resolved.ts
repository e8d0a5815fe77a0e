import type { Facts, Needs } from '../merge-protocol.ts'
import type { WorkingSet } from './working-set.ts'

/** A part of a merge: yields what it needs and is resumed with the facts. */
export type Step<T> = Generator<Needs, T, Facts>

/**
 * Runs `read` until the working set has everything that it asks for; all questions of a round go together. `read`
 * must change nothing and tolerate missing answers, because it runs again.
 */
export function* untilResolved<T>(set: WorkingSet, read: () => T): Step<T> {
  for (;;) {
    const result = read()
    if (!set.hasPending) return result
    const { needs, learn } = set.takeQuestions()
    learn(yield needs)
  }
}
