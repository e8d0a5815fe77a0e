import type { Card } from '../../../http/shapes/browse-types.ts'

/** The run states that the plot distinguishes. */
export const ENDINGS = ['succeeded', 'failed', 'killed', 'running'] as const
export type Ending = (typeof ENDINGS)[number]

export interface RunPoints {
  /** Start times, ascending, in seconds since 1970. */
  readonly times: readonly number[]
  /** Durations in ms by state; null at runs in another state. */
  readonly series: Readonly<Partial<Record<Ending, readonly (number | null)[]>>>
}

/** Runs with a start and a duration as points. Running ones last until `now`. */
export function runPoints(runs: readonly Card<'run'>[], now: number): RunPoints {
  const points = runs
    .flatMap(({ startedAt, durationMs, status }) => {
      if (startedAt === undefined) return []
      const at = Date.parse(startedAt)
      const took = durationMs ?? (status === 'running' ? now - at : undefined)
      return took === undefined || took < 0 ? [] : [{ at, took, status }]
    })
    .toSorted((a, b) => a.at - b.at)
  const present = ENDINGS.filter((ending) => points.some(({ status }) => status === ending))
  return {
    times: points.map(({ at }) => at / 1000),
    series: Object.fromEntries(
      present.map((ending) => [ending, points.map(({ status, took }) => (status === ending ? took : null))]),
    ),
  }
}
