/** Runs work with equal keys one after another. Work with different keys overlaps. */
export type KeyedMutex<K> = <T>(key: K, work: () => Promise<T>) => Promise<T>

export function createKeyedMutex<K>(): KeyedMutex<K> {
  const last = new Map<K, Promise<unknown>>()
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work)
    const ended = mine
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === ended) last.delete(key)
      })
    last.set(key, ended)
    return mine
  }
}
