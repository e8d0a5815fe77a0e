/**
 * Which nodes the writer's commits have changed, told to readers that remember rows: a ring in memory that the threads
 * share. The writer publishes the numbers of a commit before the commit, so a reader whose snapshot has it finds them here.
 */

/** Entries of the ring, 1 MiB; more in one commit than a quarter of it count as everything. */
const CAPACITY = 65_536
const MOST_AT_ONCE = CAPACITY / 4
/** An entry is the number of a commit and that of a node. */
const WIDTH = 2
/** Stands for all nodes. */
const ALL = -1
const HEADER_BYTES = 8

/** The memory of a ring. */
export const createChangeRing = (): SharedArrayBuffer =>
  new SharedArrayBuffer(HEADER_BYTES + CAPACITY * WIDTH * Float64Array.BYTES_PER_ELEMENT)

interface Ring {
  /** How many entries have ever been written. */
  readonly written: BigInt64Array
  readonly entries: Float64Array
}

const ringOf = (shared: SharedArrayBuffer): Ring => ({
  written: new BigInt64Array(shared, 0, 1),
  entries: new Float64Array(shared, HEADER_BYTES),
})

/** The writer's side. */
export class ChangeNotes {
  readonly #ring: Ring | undefined
  readonly #numbers = new Set<number>()
  #all = false

  /** Without a ring nobody is told. */
  constructor(shared?: SharedArrayBuffer) {
    this.#ring = shared && ringOf(shared)
  }

  /** Notes that what hangs on a node changes in the transaction under way. */
  add(n: number): void {
    if (this.#ring === undefined || this.#all) return
    this.#numbers.add(n)
    if (this.#numbers.size > MOST_AT_ONCE) this.addAll()
  }

  /** Notes that anything may change. */
  addAll(): void {
    this.#numbers.clear()
    this.#all = true
  }

  /** Whether there is something to be told of the transaction under way. */
  get any(): boolean {
    return this.#ring !== undefined && (this.#all || this.#numbers.size > 0)
  }

  /** Tells what was noted, as of a commit that is about to be made; its number is above all before. */
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
    this.forget()
  }

  /** Forgets what was noted: the transaction came to nothing. */
  forget(): void {
    this.#numbers.clear()
    this.#all = false
  }
}

/** A reader's side: how far it has come in the ring. */
export class ChangeFollower {
  readonly #ring: Ring
  #seen: number

  /** Follows from now on: nothing may be remembered yet. */
  constructor(shared: SharedArrayBuffer) {
    this.#ring = ringOf(shared)
    this.#seen = this.#written()
  }

  /**
   * Tells of each node that commits up to `commit`, that of the snapshot being read, have changed since the last call.
   * False if later commits can no longer be told apart from it: then what is read from this snapshot must not be
   * remembered, nor what is remembered be used.
   */
  follow(commit: number, forget: (n: number) => void, forgetAll: () => void): boolean {
    const { entries } = this.#ring
    for (;;) {
      const written = this.#written()
      // What may be overwritten while it is read counts as lost.
      if (written - this.#seen > CAPACITY - MOST_AT_ONCE) {
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
      if (this.#written() - this.#seen > CAPACITY - MOST_AT_ONCE) continue
      this.#seen = at
      return true
    }
  }

  #written(): number {
    return Number(Atomics.load(this.#ring.written, 0))
  }
}
