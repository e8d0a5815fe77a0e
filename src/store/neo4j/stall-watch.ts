import { Unanswered } from './errors.ts'

/** A server that has answered nothing for so long, while a call waits, is asked for a sign of life. */
const SILENCE_MS = 1_000
/** And so long it may take to give one. Both together stay below the 4 s after which events get 503. */
const PING_MS = 2_000
const TICK_MS = 100

export type Mode = 'READ' | 'WRITE'

/**
 * Tells a server that is slow from one that does not answer at all: its process is stopped, its machine hangs, the network
 * drops what is sent. A slow one still answers a ping.
 */
export interface StallWatch {
  /**
   * A call waits for the server from now on; `onStall` is called if the server does not answer at all. The returned function
   * says that it no longer waits, and whether that was because the server answered.
   */
  waits(mode: Mode, onStall: (error: Unanswered) => void): (answered: boolean) => void
}

/** `ping` asks the server for as little as possible, over a connection that is not busy; it rejects where there is no answer. */
export function createStallWatch(uri: string, ping: (mode: Mode) => Promise<unknown>): StallWatch {
  const waiting = new Set<{ readonly mode: Mode; readonly onStall: (error: Unanswered) => void }>()
  let timer: NodeJS.Timeout | undefined
  let silentMs = 0
  /** Absent while no ping is under way. */
  let pinging: object | undefined
  /** Why the ping failed, such as a certificate that is not trusted. */
  let reason: string | undefined

  function answered(): void {
    silentMs = 0
    pinging = undefined
    reason = undefined
  }

  /**
   * Time is counted in turns of the event loop: a thread that was busy with a merge has not read what came meanwhile, so
   * that time says nothing about the server.
   */
  function tick(): void {
    silentMs += TICK_MS
    if (silentMs >= SILENCE_MS + PING_MS) stall()
    else if (silentMs >= SILENCE_MS && pinging === undefined) begin()
  }

  function begin(): void {
    const mine = {}
    pinging = mine
    const mode = [...waiting].some((call) => call.mode === 'WRITE') ? 'WRITE' : 'READ'
    ping(mode).then(
      () => pinging === mine && answered(),
      // The calls may still be answered until the time is up.
      (error: unknown) => {
        if (pinging === mine) reason = error instanceof Error ? error.message : String(error)
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
