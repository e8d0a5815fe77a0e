import type { Id } from '../../domain/ids.ts'
import type { Basis, Change, Transformation } from '../../domain/lineage-graph.ts'
import type { Times } from '../../domain/span.ts'
import type { Instant } from '../../domain/time.ts'
import { shownTimes } from '../edge-filter.ts'
import type { Window } from '../plan.ts'
import type { EdgeFact } from '../read-requests.ts'
import { STATED, INFERRED, type BasisBits } from './basis.ts'

/** When a job made an edge, as an answer shows it. */
export interface JobTimes {
  readonly firstAt: Instant | undefined
  /** Undefined if there is no end, or the end is not shown. */
  readonly lastAt: Instant | undefined
}

/** One edge with what all facts about it say together. */
export interface AccumulatedEdge {
  readonly from: Id
  readonly to: Id
  /** The least distance at which a walk left a node by this edge. A cut retains the nearest edges. */
  near: number
  basis: BasisBits
  /** The times of all activity, including that without a job. */
  times: JobTimes
  readonly jobs: Map<Id, JobTimes>
  /** Absent if there are none, which saves memory: most edges connect datasets. */
  transformations: Map<string, Transformation> | undefined
  /** For an edge across skipped nodes: the least number of nodes between. Such an edge has no times. */
  hidden: number | undefined
  /** Only in a comparison. */
  change?: Change
}

/**
 * The crossed edges of a set: one per pair of nodes, `from` → `to` in the direction of the data; and a second one that joins the
 * pair across skipped nodes, if there is such a path.
 */
export class EdgeAccumulator {
  readonly #direct = new Map<Id, Map<Id, AccumulatedEdge>>()
  readonly #joined = new Map<Id, Map<Id, AccumulatedEdge>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds the part of an edge that one job made. `window` is that of the walk that crossed it. */
  add(
    from: Id,
    to: Id,
    near: number,
    fact: Pick<EdgeFact, 'jobId' | 'stated' | 'inferred' | 'transformation'>,
    window: Window,
  ): void {
    const times = timesOf(fact, window)
    const edge = this.#edge(this.#direct, from, to, near, times)
    edge.basis |= basisOf(fact, window)
    if (fact.jobId !== undefined) widen(edge.jobs, fact.jobId, times)
    const { transformation } = fact
    if (transformation !== undefined)
      (edge.transformations ??= new Map()).set(transformationKey(transformation), transformation)
  }

  /** Adds an edge that only tells which job touched a dataset, and when. */
  touch(from: Id, to: Id, near: number, job: Id, span: Times, window: Window): void {
    const times = shown(span, window)
    widen(this.#edge(this.#direct, from, to, near, times).jobs, job, times)
  }

  /** Adds an edge across at least `hidden` skipped nodes, made by these jobs. */
  join(from: Id, to: Id, near: number, hidden: number, jobs: Iterable<Id>, basis: BasisBits): void {
    const edge = this.#edge(this.#joined, from, to, near, TIMELESS)
    edge.hidden = Math.min(edge.hidden ?? hidden, hidden)
    edge.basis |= basis
    for (const job of jobs) edge.jobs.set(job, TIMELESS)
  }

  /** Adds those edges of another accumulator that pass `filter`. An edge that already has a change retains it. */
  merge(
    other: EdgeAccumulator,
    filter: (edge: AccumulatedEdge) => boolean,
    change?: (edge: AccumulatedEdge) => Change,
  ): void {
    for (const edge of other) {
      if (!filter(edge)) continue
      const edges = edge.hidden === undefined ? this.#direct : this.#joined
      const mine = this.#edge(edges, edge.from, edge.to, edge.near, edge.times)
      mine.basis |= edge.basis
      if (edge.hidden !== undefined) mine.hidden = Math.min(mine.hidden ?? edge.hidden, edge.hidden)
      const merged = change === undefined ? edge.change : change(edge)
      if (merged !== undefined) mine.change ??= merged
      for (const [job, times] of edge.jobs) widen(mine.jobs, job, times)
      if (edge.transformations !== undefined)
        for (const [key, transformation] of edge.transformations)
          (mine.transformations ??= new Map()).set(key, transformation)
    }
  }

  /** Adds the pairs of nodes that another accumulator connects, without any details. */
  mergeEnds(other: EdgeAccumulator): void {
    for (const { from, to, near } of other) this.#edge(this.#direct, from, to, near, TIMELESS)
  }

  /** Whether there is an edge; `joined`: one across skipped nodes. */
  has(from: Id, to: Id, joined = false): boolean {
    return (joined ? this.#joined : this.#direct).get(from)?.has(to) === true
  }

  *[Symbol.iterator](): Generator<AccumulatedEdge> {
    for (const targets of this.#direct.values()) yield* targets.values()
    for (const targets of this.#joined.values()) yield* targets.values()
  }

  #edge(
    edges: Map<Id, Map<Id, AccumulatedEdge>>,
    from: Id,
    to: Id,
    near: number,
    times: JobTimes,
  ): AccumulatedEdge {
    let targets = edges.get(from)
    if (targets === undefined) edges.set(from, (targets = new Map<Id, AccumulatedEdge>()))
    let edge = targets.get(to)
    if (edge === undefined) {
      edge = {
        from,
        to,
        near,
        basis: 0,
        times,
        jobs: new Map(),
        transformations: undefined,
        hidden: undefined,
      }
      targets.set(to, edge)
      this.#size++
      return edge
    }
    edge.near = Math.min(edge.near, near)
    edge.times = union(edge.times, times)
    return edge
  }
}

const TIMELESS: JobTimes = { firstAt: undefined, lastAt: undefined }

/** The bases that a fact has; with `as of`, only those that existed by then. */
export function basisOf(
  fact: Pick<EdgeFact, 'stated' | 'inferred'>,
  window: Pick<Window, 'asOf'>,
): BasisBits {
  const existed = (span: Times | undefined): boolean =>
    span !== undefined && (window.asOf === undefined || span.firstAt <= window.asOf)
  return (existed(fact.stated) ? STATED : 0) | (existed(fact.inferred) ? INFERRED : 0)
}

export const basesOf = (bits: BasisBits): readonly Basis[] => [
  ...((bits & INFERRED) !== 0 ? (['inferred'] as const) : []),
  ...((bits & STATED) !== 0 ? (['stated'] as const) : []),
]

function timesOf(fact: Pick<EdgeFact, 'stated' | 'inferred'>, window: Window): JobTimes {
  const { stated, inferred } = fact
  if (stated === undefined || inferred === undefined) return shown((stated ?? inferred)!, window)
  return shown(
    {
      firstAt: Math.min(stated.firstAt, inferred.firstAt),
      lastAt: Math.max(stated.lastAt, inferred.lastAt),
    },
    window,
  )
}

function shown(times: Times, window: Window): JobTimes {
  const { firstAt, lastAt } = shownTimes(times, window)
  return { firstAt, lastAt }
}

function widen(jobs: Map<Id, JobTimes>, job: Id, times: JobTimes): void {
  const before = jobs.get(job)
  jobs.set(job, before === undefined ? times : union(before, times))
}

/** If one of two spans has no end, or none that is shown, neither has their union. */
function union(a: JobTimes, b: JobTimes): JobTimes {
  return {
    firstAt:
      a.firstAt === undefined || b.firstAt === undefined
        ? (a.firstAt ?? b.firstAt)
        : Math.min(a.firstAt, b.firstAt),
    lastAt: a.lastAt === undefined || b.lastAt === undefined ? undefined : Math.max(a.lastAt, b.lastAt),
  }
}

const transformationKey = (t: Transformation): string => `${t.type}:${t.subtype ?? ''}:${String(t.masking)}`
