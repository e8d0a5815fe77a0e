/**
 * Tells readers, which cache rows, whose nodes the writer's commits have changed: a ring buffer in memory that the threads
 * share. The writer publishes the numbers of a commit's nodes before the commit, so a reader whose snapshot contains the
 * commit finds them here.
 */

/** Entries of the ring, 1 MiB. A commit that changes more than a quarter of it counts as a change of everything. */
const CAPACITY = 65_536
const MAX_PER_COMMIT = CAPACITY / 4
/** An entry is the number of a commit and that of a node. */
const WIDTH = 2
/** The number of a node that means all nodes. */
const ALL = -1
const HEADER_BYTES = 8

/** Allocates the memory of a ring. */
export const createChangeRing = (): SharedArrayBuffer =>
  new SharedArrayBuffer(HEADER_BYTES + CAPACITY * WIDTH * Float64Array.BYTES_PER_ELEMENT)

interface Ring {
  /** The number of entries ever written. */
  readonly written: BigInt64Array
  readonly entries: Float64Array
}

const ringOf = (shared: SharedArrayBuffer): Ring => ({
  written: new BigInt64Array(shared, 0, 1),
  entries: new Float64Array(shared, HEADER_BYTES),
})

/** The writer's side. */
export class ChangePublisher {
  readonly #ring: Ring | undefined
  readonly #numbers = new Set<number>()
  #all = false

  /** Without a ring, it does nothing. */
  constructor(shared?: SharedArrayBuffer) {
    this.#ring = shared && ringOf(shared)
  }

  /** Registers that the current transaction changes a node or its edges. */
  add(n: number): void {
    if (this.#ring === undefined || this.#all) return
    this.#numbers.add(n)
    if (this.#numbers.size > MAX_PER_COMMIT) this.addAll()
  }

  /** Registers that the current transaction may change anything. */
  addAll(): void {
    this.#numbers.clear()
    this.#all = true
  }

  /** Whether the current transaction has registered changes. */
  get hasChanges(): boolean {
    return this.#ring !== undefined && (this.#all || this.#numbers.size > 0)
  }

  /** Publishes the registered changes under the number of the commit about to be made, which is greater than all before. */
  publish(commit: number): void {
    const ring = this.#ring
    if (ring === undefined) return
    const { written, entries } = ring
    let at = Number(Atomics.load(written, 0))
    const put = (n: number): void => {
      const place = (at++ % CAPACITY) * WIDTH
      entries[place] = commit
      entries[place + 1] = n
    }
    if (this.#all) put(ALL)
    else for (const n of this.#numbers) put(n)
    Atomics.store(written, 0, BigInt(at))
    this.discard()
  }

  /** Discards the registered changes, after a rollback. */
  discard(): void {
    this.#numbers.clear()
    this.#all = false
  }
}

/** A reader's side: its position in the ring. */
export class ChangeSubscriber {
  readonly #ring: Ring
  #seen: number

  /** Follows changes from now on, so the reader's cache must be empty. */
  constructor(shared: SharedArrayBuffer) {
    this.#ring = ringOf(shared)
    this.#seen = this.#written()
  }

  /**
   * Calls `forget` for each node changed by commits up to `commit`, that of the current snapshot, since the last call.
   * Returns false if later commits can no longer be distinguished from it. Then the reader must not use its cache for this
   * snapshot, nor add to it.
   */
  catchUp(commit: number, forget: (n: number) => void, forgetAll: () => void): boolean {
    const { entries } = this.#ring
    for (;;) {
      const written = this.#written()
      // Entries that may be overwritten while they are read count as lost.
      if (written - this.#seen > CAPACITY - MAX_PER_COMMIT) {
        forgetAll()
        this.#seen = written - CAPACITY / 2
        if (entries[(this.#seen % CAPACITY) * WIDTH]! > commit) return false
      }
      let at = this.#seen
      for (; at < written; at++) {
        const place = (at % CAPACITY) * WIDTH
        if (entries[place]! > commit) break
        const n = entries[place + 1]!
        if (n === ALL) forgetAll()
        else forget(n)
      }
      if (this.#written() - this.#seen > CAPACITY - MAX_PER_COMMIT) continue
      this.#seen = at
      return true
    }
  }

  #written(): number {
    return Number(Atomics.load(this.#ring.written, 0))
  }
}
