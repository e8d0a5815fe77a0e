import type { LineageStore } from '../store/lineage-store.ts'

export interface ReadinessOptions {
  readonly store: Pick<LineageStore, 'ready'>
  readonly ingest: { readonly committingMs: number }
  /** How long the store may take to say that it is ready (2,500 ms): probes commonly wait for three seconds. */
  readonly patienceMs?: number
}

/** Whether requests should be sent to this server. */
export interface Readiness {
  /** Resolves with the reason why not, or undefined. Never rejects. */
  unready(): Promise<string | undefined>
  /** The server is about to end: from now on it is not ready. */
  drain(): void
}

const PATIENCE_MS = 2_500
/** Commits take about a second, under much load a few. */
const STUCK_MS = 60_000

/** Ready is a server whose store answers a trivial read and can be written, whose commits come to an end, and which stays. */
export function createReadiness({ store, ingest, patienceMs = PATIENCE_MS }: ReadinessOptions): Readiness {
  let draining = false
  // Probes come every few seconds, however long one takes: they share it.
  let asking: Promise<string | undefined> | undefined

  function ask(): Promise<string | undefined> {
    asking ??= store
      .ready()
      .then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
      .finally(() => (asking = undefined))
    return asking
  }

  async function inTime(): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve(`the store has not answered for ${patienceMs / 1000} s`), patienceMs)
    })
    return Promise.race([ask(), late]).finally(() => clearTimeout(timer))
  }

  return {
    async unready() {
      if (draining) return 'the server is ending'
      if (ingest.committingMs > STUCK_MS)
        return `a commit has been under way for ${Math.round(ingest.committingMs / 1000)} s`
      return inTime()
    },
    drain() {
      draining = true
    },
  }
}
