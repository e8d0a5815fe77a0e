import type { Id } from '../../domain/ids.ts'
import { costOf, type IdSet, type PathStep } from './step.ts'

export interface PathBounds {
  readonly starts: Iterable<Id>
  readonly ends: IdSet
  readonly skipped: IdSet
  /** The maximum number of steps of a path. */
  readonly maxSteps: number
}

/** The steps that belong to some path, with the distances of their places. */
export interface StepsOnPaths<S extends PathStep> {
  readonly steps: readonly S[]
  /** The least distance from a start, for all places of the walk. */
  readonly distance: ReadonlyMap<Id, number>
  /** The number of steps of a shortest path; infinite if there is no path. */
  readonly shortest: number
  /** The least distance from each place to an end. */
  readonly toEnd: ReadonlyMap<Id, number>
}

/**
 * Of the steps of a walk, those on some path of 1 to `maxSteps` steps from a start to an end. Compares distances from the
 * starts and to the ends, so it takes time linear in the steps.
 */
export function stepsOnPaths<S extends PathStep>(
  steps: readonly S[],
  { starts, ends, skipped, maxSteps }: PathBounds,
): StepsOnPaths<S> {
  const distance = distances(steps, starts, skipped, 'to')
  const targets = new Set(steps.flatMap(({ to }) => (ends.has(to) ? [to] : [])))
  const toEnd = distances(steps, targets, skipped, 'from')
  let shortest = Infinity
  const onPaths = steps.filter((step) => {
    const length =
      (distance.get(step.from) ?? Infinity) + costOf(step, skipped) + (toEnd.get(step.to) ?? Infinity)
    shortest = Math.min(shortest, length)
    return length <= maxSteps && length < Infinity
  })
  return { steps: onPaths, distance, toEnd, shortest }
}

/** Least distances from these nodes, along the steps or (`from`) against them. A step costs 0 or 1. */
function distances(
  steps: readonly PathStep[],
  sources: Iterable<Id>,
  skipped: IdSet,
  onto: 'from' | 'to',
): Map<Id, number> {
  const around = new Map<Id, PathStep[]>()
  const near = onto === 'to' ? 'from' : 'to'
  for (const step of steps) {
    const list = around.get(step[near])
    if (list === undefined) around.set(step[near], [step])
    else list.push(step)
  }
  const distance = new Map<Id, number>()
  let level: Id[] = [...sources]
  for (let d = 0; level.length > 0; d++) {
    const next: Id[] = []
    // A step without cost stays in the same round.
    for (let i = 0; i < level.length; i++) {
      const id = level[i]!
      if (distance.has(id)) continue
      distance.set(id, d)
      for (const step of around.get(id) ?? []) {
        if (distance.has(step[onto])) continue
        if (costOf(step, skipped) === 0) level.push(step[onto])
        else next.push(step[onto])
      }
    }
    level = next
  }
  return distance
}

/**
 * The places from which a path of `maxSteps` + 1 steps would show a node or job that is not shown yet.
 */
export function nodesWithMore<S extends PathStep>(
  steps: readonly S[],
  { distance, toEnd }: StepsOnPaths<S>,
  { skipped, maxSteps }: PathBounds,
  isShown: {
    readonly place: (id: Id) => boolean
    /** The far end of a step. */
    readonly target: (step: S) => boolean
    readonly job: (step: S) => boolean
  },
): ReadonlySet<Id> {
  const before = new Map<Id, S[]>()
  const lacking = new Map<Id, number>()
  for (const step of steps) {
    if (skipped.has(step.to)) {
      const list = before.get(step.to)
      if (list === undefined) before.set(step.to, [step])
      else list.push(step)
    }
    if (isShown.job(step) && (skipped.has(step.to) || isShown.target(step))) continue
    const cost = costOf(step, skipped) + (toEnd.get(step.to) ?? Infinity)
    lacking.set(step.from, Math.min(lacking.get(step.from) ?? Infinity, cost))
  }
  const ordered = [...lacking].sort(([, a], [, b]) => a - b)
  for (const [id, cost] of ordered)
    if (skipped.has(id))
      for (const { from } of before.get(id) ?? []) {
        if ((lacking.get(from) ?? Infinity) <= cost) continue
        lacking.set(from, cost)
        ordered.push([from, cost])
      }
  const more = new Set<Id>()
  for (const [id, cost] of lacking)
    if (!skipped.has(id) && isShown.place(id) && (distance.get(id) ?? Infinity) + cost <= maxSteps + 1)
      more.add(id)
  return more
}
