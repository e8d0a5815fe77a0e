/** A read-write lock for asynchronous tasks: shared tasks overlap, an exclusive task runs by itself. */
export interface ReadWriteLock {
  /** Runs a task that may overlap with other shared tasks. */
  shared<T>(task: () => Promise<T>): Promise<T>
  /** Waits for all current tasks, then runs the task. Tasks that are submitted later wait for it. */
  exclusive<T>(task: () => Promise<T>): Promise<T>
  /** Resolves when all current tasks have ended, successfully or not. */
  settled(): Promise<unknown>
}

const noResult = (): void => undefined

export function createReadWriteLock(): ReadWriteLock {
  const running = new Set<Promise<unknown>>()
  /** The last exclusive task, running or waiting. */
  let last: Promise<void> | undefined

  const track = async <T>(call: Promise<T>): Promise<T> => {
    running.add(call)
    try {
      return await call
    } finally {
      running.delete(call)
    }
  }
  return {
    async shared(task) {
      // While this waits, another exclusive task may be submitted.
      while (last !== undefined) await last
      return track(task())
    },
    async exclusive(task) {
      const call = Promise.allSettled([last, ...running]).then(task)
      const mine = (last = call.then(noResult, noResult))
      void track(mine)
      try {
        return await call
      } finally {
        if (last === mine) last = undefined
      }
    },
    settled: () => Promise.allSettled(running),
  }
}
