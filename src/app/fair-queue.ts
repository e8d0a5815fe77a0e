/** Items of several sources, of which each gets its turn. */
export interface FairQueue<T> {
  /** Items of one source keep their order; an item without one waits for itself alone. */
  add(item: T, source?: object): void
  /** Takes the first of each source, then the second of each, and so on, while `fits` says that one more does. */
  take(fits: (item: T, taken: number) => boolean): readonly T[]
  /** Takes those that came without a source, oldest first, as long as `gone` says so of them. */
  takeAlone(gone: (item: T) => boolean): readonly T[]
  /** Takes everything. */
  drain(): readonly T[]
  readonly size: number
  /** Items that wait without a source. */
  readonly alone: number
}

/**
 * A queue in which nobody waits for more than a share: an item that comes alone stands behind the next item of each other
 * source, not behind all that one of them has brought.
 */
export function createFairQueue<T>(): FairQueue<T> {
  // In the order of their turns; whoever was served goes to the end.
  const turns = new Map<object, Waiting<T>>()
  const isAlone = new WeakSet()
  let size = 0
  let alone = 0

  return {
    add(item, source) {
      size++
      const key = source ?? {}
      if (source === undefined) {
        alone++
        isAlone.add(key)
      }
      const waiting = turns.get(key)
      if (waiting === undefined) turns.set(key, { items: [item], first: 0 })
      else waiting.items.push(item)
    },
    take(fits) {
      const taken: T[] = []
      for (const [key, waiting] of turns) {
        const item = waiting.items[waiting.first]!
        if (!fits(item, taken.length)) break
        taken.push(item)
        waiting.first++
        size--
        if (isAlone.delete(key)) alone--
        turns.delete(key)
        // A Map is walked in the order of insertion, so this one comes again after the others.
        if (waiting.first < waiting.items.length) turns.set(key, waiting)
      }
      return taken
    },
    takeAlone(gone) {
      const taken: T[] = []
      for (const [key, { items }] of turns) {
        if (!isAlone.has(key)) continue
        const item = items[0]!
        if (!gone(item)) break
        taken.push(item)
        turns.delete(key)
        size--
        alone--
      }
      return taken
    },
    drain() {
      const all = [...turns.values()].flatMap(({ items, first }) => items.slice(first))
      turns.clear()
      size = 0
      alone = 0
      return all
    },
    get size() {
      return size
    },
    get alone() {
      return alone
    },
  }
}

interface Waiting<T> {
  readonly items: T[]
  first: number
}
