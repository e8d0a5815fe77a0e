import type { Id } from '../../domain/ids.ts'
import { costOf, type PathStep } from './step.ts'

export interface PathBounds {
  readonly starts: Iterable<Id>
  readonly ends: { has(id: Id): boolean }
  readonly skipped: { has(id: Id): boolean }
  /** The most steps of a way. */
  readonly most: number
}

/** The steps that lie on some way, and how far their ends are from the first. */
export interface StepsOnPaths<S extends PathStep> {
  readonly steps: readonly S[]
  /** The least distance from a start, skipped nodes included. */
  readonly distance: ReadonlyMap<Id, number>
  /** How many steps a way has at the least; infinite where there is none. */
  readonly least: number
  /** How far it is from each node to an end. */
  readonly rest: ReadonlyMap<Id, number>
}

/**
 * Of the steps of a walk those that lie on some way of at most so many steps, at least one, from a start to an end. By the
 * distances from the one side and to the other, so it takes time linear in the steps.
 */
export function stepsOnPaths<S extends PathStep>(
  steps: readonly S[],
  { starts, ends, skipped, most }: PathBounds,
): StepsOnPaths<S> {
  const there = distances(steps, starts, skipped, 'to')
  const targets = new Set(steps.flatMap(({ to }) => (ends.has(to) ? [to] : [])))
  const rest = distances(steps, targets, skipped, 'from')
  let least = Infinity
  const kept = steps.filter((step) => {
    const whole = (there.get(step.from) ?? Infinity) + costOf(step, skipped) + (rest.get(step.to) ?? Infinity)
    least = Math.min(least, whole)
    return whole <= most && whole < Infinity
  })
  return { steps: kept, distance: there, rest, least }
}

/** Least distances from these nodes, along the steps or (`from`) against them. Steps cost 0 or 1. */
function distances(
  steps: readonly PathStep[],
  sources: Iterable<Id>,
  skipped: PathBounds['skipped'],
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
    // What costs nothing is looked at in the same round, behind the others.
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
 * The nodes from which one step more than a way may have would lead to a node or a job that is not shown, on a way that is
 * one step longer.
 */
export function nodesWithMore<S extends PathStep>(
  steps: readonly S[],
  { distance, rest }: StepsOnPaths<S>,
  { skipped, most }: PathBounds,
  isShown: {
    readonly node: (id: Id) => boolean
    /** Where a step leads, or what is shown in its place. */
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
    const cost = costOf(step, skipped) + (rest.get(step.to) ?? Infinity)
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
    if (!skipped.has(id) && isShown.node(id) && (distance.get(id) ?? Infinity) + cost <= most + 1)
      more.add(id)
  return more
}
