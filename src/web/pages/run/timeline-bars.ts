import type { RunTreeAnswer } from '../../../http/shapes/browse-types.ts'
import type { TreeRun } from '../../../http/shapes/browse.ts'

/** A run or operation as a bar in the timeline. */
export interface TimelineBar {
  readonly kind: 'run' | 'operation'
  readonly id: string
  readonly name: string
  readonly status: string | undefined
  /** Depth in the tree; the run itself is 0. */
  readonly depth: number
  readonly startedAt: string
  /** Undefined while running, or if no end was reported. */
  readonly endedAt: string | undefined
  /** Start and length of the bar as fractions of the whole: 0 to 1. */
  readonly left: number
  readonly width: number
}

export interface TimelineBars {
  readonly bars: readonly TimelineBar[]
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  /** Number of parts without a reported start. */
  readonly untimed: number
}

/** The parts of a run in order of start, below their parent. */
export function timelineBars({ run }: Pick<RunTreeAnswer, 'run'>, now: number): TimelineBars {
  const parts = partsOf(run, 0)
  const timed = parts.flatMap((part) => {
    if (part.startedAt === undefined) return []
    const start = Date.parse(part.startedAt)
    const end =
      part.endedAt === undefined ? (part.status === 'running' ? now : start) : Date.parse(part.endedAt)
    return [{ ...part, startedAt: part.startedAt, start, end: Math.max(start, end) }]
  })
  const from = Math.min(...timed.map(({ start }) => start))
  const to = Math.max(...timed.map(({ end }) => end))
  const whole = Math.max(1, to - from)
  return {
    bars: timed.map(({ start, end, ...part }) => ({
      ...part,
      left: (start - from) / whole,
      width: (end - start) / whole,
    })),
    from,
    to,
    untimed: parts.length - timed.length,
  }
}

interface Part extends Omit<TimelineBar, 'left' | 'width' | 'startedAt'> {
  readonly startedAt: string | undefined
}

function partsOf(run: TreeRun, depth: number): readonly Part[] {
  const { id, status, startedAt, endedAt, operations, children } = run
  const name = run.name ?? run.externalId ?? id
  const own: Part = { kind: 'run', id, name, status, depth, startedAt, endedAt }
  const steps = operations.map((step): readonly Part[] => [
    {
      kind: 'operation',
      id: step.id,
      name: step.name ?? step.id,
      status: step.status,
      depth: depth + 1,
      startedAt: step.startedAt,
      endedAt: step.endedAt,
    },
  ])
  const below = [...steps, ...children.map((child) => partsOf(child, depth + 1))]
  const begun = (parts: readonly Part[]): string => parts[0]?.startedAt ?? ''
  return [own, ...below.toSorted((a, b) => begun(a).localeCompare(begun(b))).flat()]
}
