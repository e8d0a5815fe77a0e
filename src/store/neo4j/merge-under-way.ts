import type { ChangeSet, Facts, Merge, Needs } from '../../domain/merge-protocol.ts'
import type { Transaction } from './database.ts'
import type { KnownRows } from './known-rows.ts'
import { loadFacts } from './load-facts.ts'

/**
 * A merge asks for what its events name, then for what hangs on that. The rest is to be computed, and may go on while the
 * transaction that answered is being committed. One that asks more often asks through the next.
 */
const ANSWERS = 2

/**
 * A merge that goes on as far as what is known lets it, and else reads through the transaction that it is lent. That may
 * change on the way: see `createWriter`.
 */
export class MergeUnderWay {
  readonly changes: Promise<ChangeSet>
  #lent = Promise.withResolvers<Transaction>()
  #reading: Promise<unknown> = Promise.resolve()
  #answers = 0
  readonly #answered = Promise.withResolvers<undefined>()

  constructor(begin: () => Merge, known: KnownRows) {
    this.changes = this.#drive(begin, known)
    // One that is given up fails unheard.
    this.changes.catch(() => undefined)
    this.#lent.promise.catch(() => undefined)
  }

  lend(tx: Transaction): void {
    this.#lent.resolve(tx)
  }

  /** Resolves once nothing more is read through the transaction that was lent, which may be committed then. */
  async takeBack(): Promise<void> {
    await Promise.race([this.#answered.promise, this.changes.catch(() => undefined)])
    this.#lent = Promise.withResolvers<Transaction>()
    this.#lent.promise.catch(() => undefined)
    await this.#reading.catch(() => undefined)
  }

  giveUp(): void {
    this.#lent.reject(new Error('the merge was given up'))
  }

  async #drive(begin: () => Merge, known: KnownRows): Promise<ChangeSet> {
    const merge = begin()
    let step = merge.next()
    while (step.done !== true) step = merge.next(await known.answer(step.value, (needs) => this.#load(needs)))
    return step.value
  }

  async #load(needs: Needs): Promise<Facts> {
    const tx = await this.#lent.promise
    const facts = loadFacts(tx, needs)
    this.#reading = facts
    const answer = await facts
    if (++this.#answers === ANSWERS) {
      this.#answered.resolve(undefined)
      // Before the merge keeps the thread busy, whoever waited for that sends the commit.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return answer
  }
}
