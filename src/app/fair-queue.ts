/** A queue for items of several sources, which take turns. */
export interface FairQueue<T> {
  /** Items of one source retain their order. An item without a source has a turn of its own. */
  add(item: T, source?: object): void
  /** Takes the first item of each source, then the second of each, and so on, while `fits` accepts them. */
  take(fits: (item: T, taken: number) => boolean): readonly T[]
  /** Takes items without a source, oldest first, while `gone` accepts them. */
  takeAlone(gone: (item: T) => boolean): readonly T[]
  /** Takes everything. */
  drain(): readonly T[]
  readonly size: number
  /** The number of waiting items without a source. */
  readonly alone: number
}

/**
 * A queue in which no item waits for more than its share: an item without a source waits for the next item of each other source,
 * not for all items of one.
 */
export function createFairQueue<T>(): FairQueue<T> {
  // In the order of turns: a source moves to the end when it is served.
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
        // A Map iterates in insertion order, so this moves the source behind the others.
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
