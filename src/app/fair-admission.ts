export interface FairAdmissionOptions {
  /** Pieces of work under way at once. */
  readonly places: number
  /** Pieces of work of one caller under way at once (half of the places, but at least one). */
  readonly share?: number
  /** Pieces of work of one caller that wait (32). */
  readonly waitingOfOne?: number
  /** Pieces of work of all callers that wait (256). */
  readonly waitingInAll?: number
}

/** Decides whose work begins next, so that no caller keeps the others waiting. */
export interface FairAdmission {
  /**
   * Waits for a place and returns what gives it back; calling that again changes nothing.
   * @throws NotAdmitted if the queue is full, or if no place was free within `withinMs` milliseconds
   * @throws the signal's reason once it is aborted
   */
  enter(
    caller: string,
    how?: { readonly signal?: AbortSignal; readonly withinMs?: number },
  ): Promise<() => void>
  /** Pieces of work under way. */
  readonly running: number
  readonly waiting: number
}

/**
 * The work was not begun. `share`: the caller itself has as much work under way or waiting as one may have; `full`: all callers
 * together have.
 */
export class NotAdmitted extends Error {
  override readonly name = 'NotAdmitted'
  readonly reason: 'share' | 'full'

  constructor(reason: 'share' | 'full', message: string) {
    super(message)
    this.reason = reason
  }
}

/** Milliseconds; a timer for longer would end at once. */
const LONGEST_TIMER = 2 ** 31 - 1
const WAITING_OF_ONE = 32
const WAITING_IN_ALL = 256

interface Waiting {
  readonly begin: () => void
  readonly refuse: (error: Error) => void
}

/**
 * Admits work to a number of places. One caller takes at most a share of them, so that a place is free or becomes free for the
 * others. Callers that wait are admitted in turn, whatever each has sent: a caller with a hundred pieces of work delays
 * another one by one piece. When the queue is full, the last piece of the caller with the longest queue gives way to one of a
 * caller with a shorter queue.
 */
export function createFairAdmission({
  places,
  share = Math.max(1, Math.floor(places / 2)),
  waitingOfOne = WAITING_OF_ONE,
  waitingInAll = WAITING_IN_ALL,
}: FairAdmissionOptions): FairAdmission {
  const runningOf = new Map<string, number>()
  // In the order of the turns: a caller moves to the end when a piece of its work begins.
  const queues = new Map<string, Set<Waiting>>()
  let running = 0
  let waiting = 0

  const mayBegin = (caller: string): boolean => running < places && (runningOf.get(caller) ?? 0) < share

  function begin(caller: string): () => void {
    running++
    runningOf.set(caller, (runningOf.get(caller) ?? 0) + 1)
    let left = false
    return () => {
      if (left) return
      left = true
      running--
      const others = runningOf.get(caller)! - 1
      if (others === 0) runningOf.delete(caller)
      else runningOf.set(caller, others)
      admitWaiting()
    }
  }

  function admitWaiting(): void {
    for (const [caller, queue] of queues) {
      if (running >= places) return
      if (!mayBegin(caller)) continue
      const [first] = queue
      // A Map is walked in the order of insertion: this caller comes again behind the others.
      queues.delete(caller)
      queues.set(caller, queue)
      first!.begin()
    }
  }

  function remove(caller: string, one: Waiting): void {
    const queue = queues.get(caller)
    if (queue?.delete(one) !== true) return
    waiting--
    if (queue.size === 0) queues.delete(caller)
  }

  function longestQueue(): Set<Waiting> | undefined {
    let longest: Set<Waiting> | undefined
    for (const queue of queues.values())
      if (longest === undefined || queue.size > longest.size) longest = queue
    return longest
  }

  /** @throws NotAdmitted if there is no room in the queue */
  function makeRoom(caller: string): void {
    const own = queues.get(caller)?.size ?? 0
    if (own >= waitingOfOne)
      throw new NotAdmitted('share', `${waitingOfOne} requests of this caller wait already`)
    if (waiting < waitingInAll) return
    const longest = longestQueue()
    const full = new NotAdmitted('full', `${waitingInAll} requests wait already`)
    if (longest === undefined || longest.size <= own + 1) throw full
    Array.from(longest).at(-1)!.refuse(full)
  }

  return {
    get running() {
      return running
    },
    get waiting() {
      return waiting
    },
    async enter(caller, { signal, withinMs } = {}) {
      signal?.throwIfAborted()
      if (mayBegin(caller)) return begin(caller)
      makeRoom(caller)
      return new Promise((resolve, reject) => {
        let late: NodeJS.Timeout | undefined
        const settle = (): void => {
          clearTimeout(late)
          signal?.removeEventListener('abort', onAbort)
          remove(caller, one)
        }
        const one: Waiting = {
          begin() {
            settle()
            resolve(begin(caller))
          },
          refuse(error) {
            settle()
            reject(error)
          },
        }
        const onAbort = (): void => one.refuse(signal!.reason as Error)
        const queue = queues.get(caller)
        if (queue === undefined) queues.set(caller, new Set([one]))
        else queue.add(one)
        waiting++
        signal?.addEventListener('abort', onAbort, { once: true })
        if (withinMs !== undefined)
          late = setTimeout(
            () => {
              const own = (runningOf.get(caller) ?? 0) >= share
              const why = own
                ? `${share} requests of this caller were under way`
                : `${places} requests were under way`
              one.refuse(new NotAdmitted(own ? 'share' : 'full', `${why} for ${withinMs} ms`))
            },
            Math.min(withinMs, LONGEST_TIMER),
          )
      })
    },
  }
}
