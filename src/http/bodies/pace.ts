import { HttpProblem } from '../http-problem.ts'

/** The slowest that a body may arrive: so many bytes in each window, but in the last one. */
export interface Pace {
  readonly windowMs: number
  readonly bytes: number
}

/** 4 KiB a second, less than a GSM modem; a stall of some seconds, as of a client that collects garbage, is no matter. */
export const PACE: Pace = { windowMs: 10_000, bytes: 40 * 1024 }

export interface PaceWatch {
  /** Counts bytes that have arrived. */
  saw(bytes: number): void
  /** Aborted with an HttpProblem (408) when too few bytes arrive. */
  readonly signal: AbortSignal
  /** The body is complete, or given up. */
  end(): void
}

/** Watches how fast a body arrives, from now on. */
export function watchPace({ windowMs, bytes }: Pace): PaceWatch {
  const controller = new AbortController()
  let seen = 0
  let check: NodeJS.Immediate | undefined
  const timer = setInterval(() => {
    // What has arrived while the event loop was busy is counted first.
    check = setImmediate(() => {
      if (seen >= bytes) seen = 0
      else controller.abort(tooSlow(windowMs, bytes))
    })
  }, windowMs).unref()
  return {
    saw(more) {
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
    `fewer than ${Math.ceil(bytes / 1024)} KiB of the body arrived within ${Math.ceil(windowMs / 1000)} seconds: send it faster, or in parts`,
  )
