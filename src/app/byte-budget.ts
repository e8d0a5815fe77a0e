/** Memory that all requests share for the bodies they hold: taken as a body arrives, given back when it is answered. */
export interface ByteBudget {
  /** Takes so many bytes; false if they are not free, and then nothing is taken. */
  take(bytes: number): boolean
  give(bytes: number): void
  readonly free: number
}

export function createByteBudget(capacity: number): ByteBudget {
  let free = capacity
  return {
    take(bytes) {
      if (bytes > free) return false
      free -= bytes
      return true
    },
    give(bytes) {
      free = Math.min(capacity, free + bytes)
    },
    get free() {
      return free
    },
  }
}
