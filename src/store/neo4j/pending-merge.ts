import type { ChangeSet, Facts, Merge, Needs } from '../../domain/merge-protocol.ts'
import type { Transaction } from './database.ts'
import type { FactCache } from './fact-cache.ts'
import { loadFacts } from './load-facts.ts'

/**
 * The number of loads that a merge usually makes: the rows that its events name, then the rows related to those. After
 * these it only computes, which can continue while the transaction commits. A merge with more loads makes them through
 * the next transaction.
 */
const USUAL_LOADS = 2

/**
 * A merge in progress. It reads from the cache as far as possible, and otherwise through the transaction that it currently
 * has. The writer may take this transaction away and give it another one: see `createWriter`.
 */
export class PendingMerge {
  readonly changes: Promise<ChangeSet>
  #transaction = Promise.withResolvers<Transaction>()
  #loading: Promise<unknown> = Promise.resolve()
  #loads = 0
  readonly #usualLoadsDone = Promise.withResolvers<undefined>()

  constructor(begin: () => Merge, cache: FactCache) {
    this.changes = this.#run(begin, cache)
    // Ignore the rejection of an abandoned merge.
    this.changes.catch(() => undefined)
    this.#transaction.promise.catch(() => undefined)
  }

  /** The merge reads through this transaction from now on. */
  useTransaction(tx: Transaction): void {
    this.#transaction.resolve(tx)
  }

  /** Resolves when the merge no longer reads through its transaction, which can then be committed. */
  async releaseTransaction(): Promise<void> {
    await Promise.race([this.#usualLoadsDone.promise, this.changes.catch(() => undefined)])
    this.#transaction = Promise.withResolvers<Transaction>()
    this.#transaction.promise.catch(() => undefined)
    await this.#loading.catch(() => undefined)
  }

  abandon(): void {
    this.#transaction.reject(new Error('the merge was abandoned'))
  }

  async #run(begin: () => Merge, cache: FactCache): Promise<ChangeSet> {
    const merge = begin()
    let step = merge.next()
    while (step.done !== true) step = merge.next(await cache.answer(step.value, (needs) => this.#load(needs)))
    return step.value
  }

  async #load(needs: Needs): Promise<Facts> {
    const tx = await this.#transaction.promise
    const loading = loadFacts(tx, needs)
    this.#loading = loading
    const facts = await loading
    if (++this.#loads === USUAL_LOADS) {
      this.#usualLoadsDone.resolve(undefined)
      // Let the writer send the commit before the merge blocks this thread.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return facts
  }
}
