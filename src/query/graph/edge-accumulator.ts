import type { Id } from '../../domain/ids.ts'
import type { Basis, Change, Transformation } from '../../domain/lineage-graph.ts'
import type { Times } from '../../domain/span.ts'
import type { Instant } from '../../domain/time.ts'
import { shownTimes } from '../edge-filter.ts'
import type { Window } from '../plan.ts'
import type { EdgeFact } from '../read-requests.ts'
import { STATED, INFERRED, type BasisBits } from './basis.ts'

/** When a job made an edge, as far as an answer shows it. */
export interface JobTimes {
  readonly firstAt: Instant | undefined
  /** Undefined where it has no end, or none that is shown. */
  readonly lastAt: Instant | undefined
}

/** One edge being gathered: what all the facts that crossed it say together. */
export interface AccumulatedEdge {
  readonly from: Id
  readonly to: Id
  /** Least distance of a node that a walk left by it: what is near is kept first. */
  near: number
  basis: BasisBits
  /** All that made it, those without a job included. */
  times: JobTimes
  readonly jobs: Map<Id, JobTimes>
  /** Absent where there are none: most edges are of datasets. */
  transformations: Map<string, Transformation> | undefined
  /** Of an edge that joins what lies around skipped nodes: the least number of those between. It has no times. */
  hidden: number | undefined
  /** Of a comparison. */
  change?: Change
}

/**
 * The crossed edges of a set, one for each pair of nodes, `from` → `to` being the way the data flows; beside it one that
 * joins the two by way of skipped nodes, where there is such a way.
 */
export class EdgeAccumulator {
  readonly #from = new Map<Id, Map<Id, AccumulatedEdge>>()
  readonly #joined = new Map<Id, Map<Id, AccumulatedEdge>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds one job's part of an edge. `window` is that of the walk that crossed it. */
  add(
    from: Id,
    to: Id,
    near: number,
    fact: Pick<EdgeFact, 'jobId' | 'stated' | 'inferred' | 'transformation'>,
    window: Window,
  ): void {
    const times = timesOf(fact, window)
    const edge = this.#edge(this.#from, from, to, near, times)
    edge.basis |= basisOf(fact, window)
    if (fact.jobId !== undefined) widen(edge.jobs, fact.jobId, times)
    const { transformation } = fact
    if (transformation !== undefined)
      (edge.transformations ??= new Map()).set(transformationKey(transformation), transformation)
  }

  /** Adds an edge that only says which job touched a dataset, and when. */
  touch(from: Id, to: Id, near: number, job: Id, span: Times, window: Window): void {
    const times = shown(span, window)
    widen(this.#edge(this.#from, from, to, near, times).jobs, job, times)
  }

  /** Adds an edge that stands for ways by `hidden` skipped nodes or more, which these jobs made. */
  join(from: Id, to: Id, near: number, hidden: number, jobs: Iterable<Id>, basis: BasisBits): void {
    const edge = this.#edge(this.#joined, from, to, near, TIMELESS)
    edge.hidden = Math.min(edge.hidden ?? hidden, hidden)
    edge.basis |= basis
    for (const job of jobs) edge.jobs.set(job, TIMELESS)
  }

  /** Takes over those of another bag's edges that the test keeps; what is said of their change already stays. */
  merge(other: EdgeAccumulator, keeps: (edge: AccumulatedEdge) => boolean, change?: (edge: AccumulatedEdge) => Change): void {
    for (const edge of other) {
      if (!keeps(edge)) continue
      const among = edge.hidden === undefined ? this.#from : this.#joined
      const mine = this.#edge(among, edge.from, edge.to, edge.near, edge.times)
      mine.basis |= edge.basis
      if (edge.hidden !== undefined) mine.hidden = Math.min(mine.hidden ?? edge.hidden, edge.hidden)
      const said = change === undefined ? edge.change : change(edge)
      if (said !== undefined) mine.change ??= said
      for (const [job, times] of edge.jobs) widen(mine.jobs, job, times)
      if (edge.transformations !== undefined)
        for (const [key, transformation] of edge.transformations)
          (mine.transformations ??= new Map()).set(key, transformation)
    }
  }

  /** Takes over from where to where another bag's edges lead, and nothing else of them. */
  mergeEnds(other: EdgeAccumulator): void {
    for (const { from, to, near } of other) this.#edge(this.#from, from, to, near, TIMELESS)
  }

  /** Whether there is an edge; `joined`: one by way of skipped nodes. */
  has(from: Id, to: Id, joined = false): boolean {
    return (joined ? this.#joined : this.#from).get(from)?.has(to) === true
  }

  *[Symbol.iterator](): Generator<AccumulatedEdge> {
    for (const targets of this.#from.values()) yield* targets.values()
    for (const targets of this.#joined.values()) yield* targets.values()
  }

  #edge(among: Map<Id, Map<Id, AccumulatedEdge>>, from: Id, to: Id, near: number, times: JobTimes): AccumulatedEdge {
    let targets = among.get(from)
    if (targets === undefined) among.set(from, (targets = new Map<Id, AccumulatedEdge>()))
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

/** Which bases a fact shows: under `as of` only those that were there. */
export function basisOf(
  fact: Pick<EdgeFact, 'stated' | 'inferred'>,
  window: Pick<Window, 'asOf'>,
): BasisBits {
  const there = (span: Times | undefined): boolean =>
    span !== undefined && (window.asOf === undefined || span.firstAt <= window.asOf)
  return (there(fact.stated) ? STATED : 0) | (there(fact.inferred) ? INFERRED : 0)
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

/** What has no end, or none that is shown, has none together with others either. */
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
