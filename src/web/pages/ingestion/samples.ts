import type { HealthAnswer } from '../../../http/shapes/operations.ts'

/** The ingestion counters of the server at one time. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly events: HealthAnswer['events']
}

/** Rates between two samples, in events per second. */
export interface Rate {
  readonly at: number
  /** Null across a server restart, which resets the counters. */
  readonly received: number | null
  readonly stored: number | null
  readonly refused: number | null
  readonly waiting: number
}

/** Number of stored samples: five minutes at one per 2 s. */
const MAX_SAMPLES = 150

export const withSample = (before: readonly Sample[] = [], next: Sample): readonly Sample[] =>
  [...before, next].slice(-MAX_SAMPLES)

/** The rates between consecutive samples. */
export function ratesOf(samples: readonly Sample[]): readonly Rate[] {
  return samples.slice(1).map(({ at, events }, index) => {
    const before = samples[index]!
    const seconds = Math.max(0.001, (at - before.at) / 1000)
    const restarted = events.received < before.events.received
    const rate = (name: 'received' | 'stored' | 'refused'): number | null =>
      restarted ? null : (events[name] - before.events[name]) / seconds
    return {
      at,
      received: rate('received'),
      stored: rate('stored'),
      refused: rate('refused'),
      waiting: events.queue.events,
    }
  })
}

/** `0`, `0.5`, `12`, `1,234`. */
export const rateText = (rate: number): string =>
  rate === 0 || rate >= 10
    ? new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 }).format(rate)
    : rate.toFixed(1)
