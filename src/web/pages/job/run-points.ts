import type { Card } from '../../../http/shapes/browse-types.ts'

/** How runs can end, as a plot tells them apart. */
export const ENDINGS = ['succeeded', 'failed', 'killed', 'running'] as const
export type Ending = (typeof ENDINGS)[number]

export interface RunPoints {
  /** When runs began, ascending, in seconds since 1970. */
  readonly times: readonly number[]
  /** How long they took, in ms, by how they ended; null where a run ended otherwise. */
  readonly series: Readonly<Partial<Record<Ending, readonly (number | null)[]>>>
}

/** Runs that began and took a time, as points; those still running are as long as they run by `now`. */
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
