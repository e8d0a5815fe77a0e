import type { HealthAnswer } from '../../../http/shapes/operations.ts'

/** What the server said of its intake at one time. */
export interface Sample {
  /** Ms since 1970. */
  readonly at: number
  readonly events: HealthAnswer['events']
}

/** Events a second between two samples. */
export interface Rate {
  readonly at: number
  /** Null over a restart, which begins to count anew. */
  readonly received: number | null
  readonly stored: number | null
  readonly refused: number | null
  readonly waiting: number
}

/** How many samples are kept: five minutes of one every two seconds. */
const KEPT = 150

export const withSample = (before: readonly Sample[] = [], next: Sample): readonly Sample[] =>
  [...before, next].slice(-KEPT)

/** How fast events came between each sample and the one before. */
export function ratesOf(samples: readonly Sample[]): readonly Rate[] {
  return samples.slice(1).map(({ at, events }, index) => {
    const before = samples[index]!
    const seconds = Math.max(0.001, (at - before.at) / 1000)
    const anew = events.received < before.events.received
    const rate = (name: 'received' | 'stored' | 'refused'): number | null =>
      anew ? null : (events[name] - before.events[name]) / seconds
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
