import type { Id } from '../../domain/ids.ts'
import { costOf, type IdSet, type PathStep } from './step.ts'

/**
 * Paths as walks over numbered states. A path is listed as the sequence of what its states see: the nodes of the walk (the
 * datasets, if a walk along columns shows datasets), and at job level the jobs between them. A skipped node is not seen.
 */
export interface PathGraph {
  readonly starts: readonly number[]
  /** The places of the starts that are jobs. */
  readonly startsAtJob: ReadonlySet<number>
  /** What each state sees, as an index into `seen`; -1 for nothing. */
  readonly sight: readonly number[]
  /** A path may see a job between two nodes twice. */
  readonly isJob: readonly boolean[]
  /** States in which a path may end. No move leaves them. */
  readonly isEnd: readonly boolean[]
  readonly next: readonly (readonly Move[])[]
  /** Ids in order of their names. */
  readonly seen: readonly Id[]
  /** Whether several nodes are seen as the same, so that a path may have to see a place again. */
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
  readonly ends: IdSet
  readonly skipped: IdSet
  /** What a path shows in place of a node. */
  readonly shownAs: (id: Id) => Id
  /** The job that a path shows between the two ends of a step. */
  readonly jobOf: (step: S) => Id | undefined
  /** Everything that paths show, in order of names. */
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
