/** One value that is watched, for what lies outside of components. */
export interface Cell<T> {
  readonly get: () => T
  readonly set: (value: T) => void
  /** Gives what ends it. */
  readonly subscribe: (listener: () => void) => () => void
}

export function createCell<T>(first: T): Cell<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
