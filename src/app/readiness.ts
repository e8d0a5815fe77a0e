import type { LineageStore } from '../store/lineage-store.ts'

export interface ReadinessOptions {
  readonly store: Pick<LineageStore, 'ready'>
  readonly ingest: { readonly committingMs: number }
  /** How long the store may take to be ready, in milliseconds (2,500). Probes commonly wait for three seconds. */
  readonly patienceMs?: number
}

/** Whether requests should be sent to this server. */
export interface Readiness {
  /** Resolves with the reason why not, or undefined. Never rejects. */
  unready(): Promise<string | undefined>
  /** Reports the server as not ready from now on, since it is about to stop. */
  drain(): void
}

const PATIENCE_MS = 2_500
/** A commit takes about a second, under heavy load a few. */
const STUCK_MS = 60_000

/** A server is ready if its store answers a trivial read and can be written, its commits finish, and it is not stopping. */
export function createReadiness({ store, ingest, patienceMs = PATIENCE_MS }: ReadinessOptions): Readiness {
  let draining = false
  // Probes arrive every few seconds and may overlap, so they share one check.
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
      if (draining) return 'the server is stopping'
      if (ingest.committingMs > STUCK_MS)
        return `a commit has been running for ${Math.round(ingest.committingMs / 1000)} s`
      return inTime()
    },
    drain() {
      draining = true
    },
  }
}
