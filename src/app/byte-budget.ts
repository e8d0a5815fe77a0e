/** A memory limit that all requests share, such as for request bodies. Requests take bytes as they need them and give them back. */
export interface ByteBudget {
  /**
   * Takes bytes for a holder, which is one caller (`holderOf`). Returns false, and takes nothing, if they are not free or if the
   * holder would exceed its share.
   */
  take(bytes: number, holder: string): boolean
  give(bytes: number, holder: string): void
  readonly free: number
  /** The bytes that a holder has taken. */
  heldBy(holder: string): number
}

export interface ByteBudgetOptions {
  /** The maximum number of bytes that one holder may have at a time; by default all. */
  readonly share?: number
}

/** A budget of `capacity` bytes. With a share, one holder cannot use up what others need. */
export function createByteBudget(capacity: number, { share = capacity }: ByteBudgetOptions = {}): ByteBudget {
  let free = capacity
  const held = new Map<string, number>()
  return {
    take(bytes, holder) {
      const has = held.get(holder) ?? 0
      if (bytes > free || has + bytes > share) return false
      free -= bytes
      held.set(holder, has + bytes)
      return true
    },
    give(bytes, holder) {
      const has = held.get(holder) ?? 0
      const released = Math.min(bytes, has)
      free += released
      if (released === has) held.delete(holder)
      else held.set(holder, has - released)
    },
    heldBy: (holder) => held.get(holder) ?? 0,
    get free() {
      return free
    },
  }
}
