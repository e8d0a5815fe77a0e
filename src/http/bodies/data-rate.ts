import { HttpProblem } from '../http-problem.ts'

/** The lowest rate at which a body may arrive: `bytes` in each window of `windowMs` milliseconds except the last. */
export interface MinDataRate {
  readonly windowMs: number
  readonly bytes: number
}

/** 4 KiB per second. The long window tolerates a stall of some seconds, such as a garbage collection of the client. */
export const MIN_DATA_RATE: MinDataRate = { windowMs: 10_000, bytes: 40 * 1024 }

export interface DataRateWatch {
  /** Counts bytes that have arrived. */
  add(bytes: number): void
  /** Aborted with an HttpProblem (408) when too few bytes arrive. */
  readonly signal: AbortSignal
  /** Stops watching: the body is complete or abandoned. */
  end(): void
}

/** Starts to watch how fast a body arrives. */
export function watchDataRate({ windowMs, bytes }: MinDataRate): DataRateWatch {
  const controller = new AbortController()
  let seen = 0
  let check: NodeJS.Immediate | undefined
  const timer = setInterval(() => {
    // Delayed, so that data that arrived while the event loop was busy is counted first.
    check = setImmediate(() => {
      if (seen >= bytes) seen = 0
      else controller.abort(tooSlow(windowMs, bytes))
    })
  }, windowMs).unref()
  return {
    add(more) {
      seen += more
    },
    signal: controller.signal,
    end() {
      clearInterval(timer)
      clearImmediate(check)
    },
  }
}

const tooSlow = (windowMs: number, bytes: number): HttpProblem =>
  new HttpProblem(
    'request-timeout',
    `fewer than ${Math.ceil(bytes / 1024)} KiB of the body arrived within ${Math.ceil(windowMs / 1000)} seconds: send it faster, or in smaller parts`,
  )
