/** Who may write when: most work overlaps, some is done while nothing else is under way. */
export interface Turns {
  /** Carries out work that may overlap with other such work. */
  together<T>(work: () => Promise<T>): Promise<T>
  /** Carries out work that no other may meet; what comes later waits for it. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when all that is under way has ended, well or not. */
  settled(): Promise<unknown>
}

const noResult = (): void => undefined

export function createTurns(): Turns {
  const underWay = new Set<Promise<unknown>>()
  /** The last work that is, or will be, alone. */
  let last: Promise<void> | undefined

  const track = async <T>(call: Promise<T>): Promise<T> => {
    underWay.add(call)
    try {
      return await call
    } finally {
      underWay.delete(call)
    }
  }
  return {
    async together(work) {
      // Another may have come to be alone meanwhile.
      while (last !== undefined) await last
      return track(work())
    },
    async alone(work) {
      const call = Promise.allSettled([last, ...underWay]).then(work)
      const mine = (last = call.then(noResult, noResult))
      void track(mine)
      try {
        return await call
      } finally {
        if (last === mine) last = undefined
      }
    },
    settled: () => Promise.allSettled(underWay),
  }
}
