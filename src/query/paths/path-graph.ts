import type { Id } from '../../domain/ids.ts'
import { costOf, type PathStep } from './step.ts'

/**
 * Ways as walks over states. Some states are seen, and what is seen of a way in turn is how it is told: the nodes of the
 * walk (of a walk by columns that is shown by datasets, their datasets), and at job level the jobs between. Skipped nodes are
 * not seen.
 */
export interface PathGraph {
  readonly starts: readonly number[]
  /** What is seen of the starts that are jobs. */
  readonly startsAtJob: ReadonlySet<number>
  /** Of each state what is seen there, as an index into `seen`; -1 for nothing. */
  readonly sight: readonly number[]
  /** A job between two nodes may be met twice on one way. */
  readonly isJob: readonly boolean[]
  /** Where a way may end; nothing leads on from here. */
  readonly isEnd: readonly boolean[]
  readonly next: readonly (readonly Move[])[]
  /** Ids in order of their names. */
  readonly seen: readonly Id[]
  /** Whether several nodes are seen as the same, so that a way may have to come to what was seen before. */
  readonly manyAsOne: boolean
}

export interface Move {
  readonly to: number
  /** 0 or 1 steps. */
  readonly cost: number
}

export interface PathGraphParts<S extends PathStep> {
  readonly steps: readonly S[]
  readonly starts: Iterable<Id>
  readonly startJobs: Iterable<Id>
  readonly ends: { has(id: Id): boolean }
  readonly skipped: { has(id: Id): boolean }
  /** What is shown in place of a node. */
  readonly shownAs: (id: Id) => Id
  /** The job that is shown between the ends of a step. */
  readonly jobOf: (step: S) => Id | undefined
  /** All that is shown, in order of names. */
  readonly seen: readonly Id[]
  /** Whether several nodes are shown as the same. */
  readonly manyAsOne?: boolean
}

export function pathGraphOf<S extends PathStep>({
  steps,
  starts,
  startJobs,
  ends,
  skipped,
  shownAs,
  jobOf,
  seen,
  manyAsOne = false,
}: PathGraphParts<S>): PathGraph {
  const places = new Map(seen.map((id, i) => [id, i]))
  const sight: number[] = []
  const isJob: boolean[] = []
  const isEnd: boolean[] = []
  const next: Move[][] = []
  const numbers = new Map<string, number>()
  const state = (key: string, shown: Id | undefined, job: boolean, end: boolean): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = sight.length
    numbers.set(key, number)
    sight.push(shown === undefined ? -1 : (places.get(shown) ?? -1))
    isJob.push(job)
    isEnd.push(end)
    next.push([])
    return number
  }
  const node = (id: Id): number => state(id, skipped.has(id) ? undefined : shownAs(id), false, false)
  const arrivals = (id: Id): number[] =>
    ends.has(id) ? [node(id), state(`end ${id}`, shownAs(id), false, true)] : [node(id)]

  const linked = new Set<string>()
  const link = (from: number, to: number, cost: number): void => {
    const key = `${from} ${to}`
    if (linked.has(key)) return
    linked.add(key)
    next[from]!.push({ to, cost })
  }
  for (const step of steps) {
    const from = node(step.from)
    const cost = costOf(step, skipped)
    const job = jobOf(step)
    if (step.crossing.kind === 'idle') link(from, state(step.to, step.crossing.job, false, true), cost)
    else if (job === undefined) for (const to of arrivals(step.to)) link(from, to, cost)
    else {
      const by = state(`${job} ${step.to}`, job, true, false)
      link(from, by, cost)
      for (const to of arrivals(step.to)) link(by, to, 0)
    }
  }
  const begin = [...starts].flatMap((id) => numbers.get(id) ?? [])
  const startsAtJob = new Set([...startJobs].map((id) => places.get(id) ?? -1))
  return { starts: begin, startsAtJob, sight, isJob, isEnd, next, seen, manyAsOne }
}
