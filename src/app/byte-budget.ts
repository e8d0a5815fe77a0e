/** Memory that all requests share, such as that of bodies under way: taken as it fills, given back when it is free again. */
export interface ByteBudget {
  /**
   * Takes bytes for a holder, who is one caller (`holderOf`). False, and nothing taken, if they are not free, or if the holder
   * would have more than its share.
   */
  take(bytes: number, holder: string): boolean
  give(bytes: number, holder: string): void
  readonly free: number
}

export interface ByteBudgetOptions {
  /** The most that one holder may have at a time, in bytes; absent: all. */
  readonly share?: number
}

/** A budget of `capacity` bytes. With a share, no single holder can use up what the others need. */
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
      const given = Math.min(bytes, has)
      free += given
      if (given === has) held.delete(holder)
      else held.set(holder, has - given)
    },
    get free() {
      return free
    },
  }
}
