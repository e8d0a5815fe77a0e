import { Unanswered } from './errors.ts'

/** After this time without any answer, while a call waits, the watch sends a ping. */
const SILENCE_MS = 1_000
/** How long the ping may take. Both together must stay below 4 s, after which events get status 503. */
const PING_MS = 2_000
const TICK_MS = 100

export type Mode = 'READ' | 'WRITE'

/**
 * Distinguishes a slow server from one that does not answer at all, because its process is stopped, its machine hangs, or the
 * network drops packets. A slow server still answers a ping.
 */
export interface StallWatch {
  /**
   * Registers a call that waits for the server. `onStall` is called if the server does not answer at all. The caller must
   * call the returned function when the call no longer waits, with whether the server answered.
   */
  waits(mode: Mode, onStall: (error: Unanswered) => void): (answered: boolean) => void
}

/** `ping` makes the cheapest possible request on an idle connection. It rejects if there is no answer. */
export function createStallWatch(uri: string, ping: (mode: Mode) => Promise<unknown>): StallWatch {
  const waiting = new Set<{ readonly mode: Mode; readonly onStall: (error: Unanswered) => void }>()
  let timer: NodeJS.Timeout | undefined
  let silentMs = 0
  /** Identifies the current ping; undefined if there is none. */
  let pinging: object | undefined
  /** Why the ping failed, for example because the certificate is not trusted. */
  let reason: string | undefined

  function answered(): void {
    silentMs = 0
    pinging = undefined
    reason = undefined
  }

  /**
   * Counts ticks of the event loop instead of reading the clock: while a merge blocks this thread, answers of the server
   * are not read, so that time must not count as silence.
   */
  function tick(): void {
    silentMs += TICK_MS
    if (silentMs >= SILENCE_MS + PING_MS) stall()
    else if (silentMs >= SILENCE_MS && pinging === undefined) begin()
  }

  function begin(): void {
    const current = {}
    pinging = current
    const mode = [...waiting].some((call) => call.mode === 'WRITE') ? 'WRITE' : 'READ'
    ping(mode).then(
      () => pinging === current && answered(),
      // The server may still answer the calls before they stall.
      (error: unknown) => {
        if (pinging === current) reason = error instanceof Error ? error.message : String(error)
      },
    )
  }

  function stall(): void {
    const error = new Unanswered(uri, silentMs, reason)
    answered()
    for (const { onStall } of [...waiting]) onStall(error)
  }

  return {
    waits(mode, onStall) {
      const call = { mode, onStall }
      waiting.add(call)
      if (timer === undefined) {
        answered()
        timer = setInterval(tick, TICK_MS)
      }
      return (wasAnswered) => {
        waiting.delete(call)
        if (wasAnswered) answered()
        if (waiting.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
