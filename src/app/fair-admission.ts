export interface FairAdmissionOptions {
  /** The maximum number of running requests. */
  readonly places: number
  /** The maximum number of running requests of one caller (half of the places, but at least one). */
  readonly share?: number
  /** The maximum number of waiting requests of one caller (32). */
  readonly maxWaitingPerCaller?: number
  /** The maximum number of waiting requests of all callers (256). */
  readonly maxWaiting?: number
}

/** Decides whose request starts next, so that no caller delays the others. */
export interface FairAdmission {
  /**
   * Waits for a place, and returns a function that gives it back; repeated calls of that have no effect.
   * @throws NotAdmitted if the queue is full, or if no place was free within `withinMs` milliseconds
   * @throws the signal's reason once it is aborted
   */
  enter(
    caller: string,
    how?: { readonly signal?: AbortSignal; readonly withinMs?: number },
  ): Promise<() => void>
  /** The number of running requests. */
  readonly running: number
  readonly waiting: number
}

/**
 * The request was not started. `share`: the caller itself has the maximum number of running or waiting requests; `full`: all callers
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

/** In milliseconds. Node fires a timer for longer at once. */
const MAX_TIMER_MS = 2 ** 31 - 1
const MAX_WAITING_PER_CALLER = 32
const MAX_WAITING = 256

interface Waiting {
  readonly begin: () => void
  readonly refuse: (error: Error) => void
}

/**
 * Admits requests to a number of places. One caller uses at most a share of them, so that a place is or becomes free for others.
 * Waiting callers are admitted in turn: a caller with a hundred requests delays another one by one request. If the queue is full,
 * the last request of the caller with the longest queue is refused in favour of a caller with a shorter queue.
 */
export function createFairAdmission({
  places,
  share = Math.max(1, Math.floor(places / 2)),
  maxWaitingPerCaller = MAX_WAITING_PER_CALLER,
  maxWaiting = MAX_WAITING,
}: FairAdmissionOptions): FairAdmission {
  const runningOf = new Map<string, number>()
  // In the order of turns: a caller moves to the end when one of its requests starts.
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
      // A Map iterates in insertion order, so this moves the caller behind the others.
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
    if (own >= maxWaitingPerCaller)
      throw new NotAdmitted('share', `${maxWaitingPerCaller} requests of this caller wait already`)
    if (waiting < maxWaiting) return
    const longest = longestQueue()
    const full = new NotAdmitted('full', `${maxWaiting} requests wait already`)
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
                ? `${share} requests of this caller were running`
                : `${places} requests were running`
              one.refuse(new NotAdmitted(own ? 'share' : 'full', `${why} for ${withinMs} ms`))
            },
            Math.min(withinMs, MAX_TIMER_MS),
          )
      })
    },
  }
}
