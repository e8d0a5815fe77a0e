export interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** Percentiles of unordered times by the nearest-rank method; NaN for an empty list. */
export function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (p: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * p) / 100) - 1)] ?? Number.NaN
  return { p50: at(50), p95: at(95), p99: at(99) }
}

export function median(values: readonly number[]): number {
  return percentiles(values).p50
}
