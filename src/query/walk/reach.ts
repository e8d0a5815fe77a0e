import type { Id } from '../../domain/ids.ts'
import type { BasisBits } from '../graph/basis.ts'
import { basisOf, EdgeAccumulator } from '../graph/edge-accumulator.ts'
import type { EdgeFact } from '../read-requests.ts'
import { KnownColumns } from './known-columns.ts'
import type { Crossing } from './crossing.ts'
import { skips } from './gate.ts'
import type { WalkSpec } from './walk-spec.ts'

/** The state of a walk: what it shows at which least distance, and what it crossed. */
export class Reach {
  readonly spec: WalkSpec
  readonly knownColumns: KnownColumns
  /** Nodes of the walk's level. Starts have 0. */
  readonly distance = new Map<Id, number>()
  /** Skipped nodes that the walk passed or ended at, with the least distance of the shown nodes before them. */
  readonly skipped = new Map<Id, number>()
  /** Shown jobs: starts, and at job level the jobs that were passed. */
  readonly jobs = new Map<Id, number>()
  readonly starts: ReadonlySet<Id>
  readonly startJobs: ReadonlySet<Id>
  readonly more = new Set<Id>()
  readonly opaque = new Set<Id>()
  readonly basis = new Map<Id, BasisBits>()
  readonly edges = new EdgeAccumulator()
  readonly pairs: EdgeAccumulator | undefined

  constructor(spec: WalkSpec) {
    this.spec = spec
    this.knownColumns = new KnownColumns(spec.level === 'column' ? spec.starts.refs : new Map())
    this.starts = new Set(spec.starts.nodes)
    this.startJobs = new Set(spec.starts.jobs)
    this.pairs = spec.pairs === true ? new EdgeAccumulator() : undefined
    for (const id of this.starts) this.distance.set(id, 0)
    for (const id of this.startJobs) this.jobs.set(id, 0)
  }

  get size(): number {
    return this.distance.size + this.jobs.size
  }

  /** What the answer shows for a node of the walk's level. A skipped node represents itself until it is left out. */
  shownAs(id: Id): Id {
    const { level, at } = this.spec
    if (this.skipped.has(id)) return id
    return level === 'column' && at !== 'column' ? (this.knownColumns.datasetOf(id) ?? id) : id
  }

  /** Records the skipped nodes that crossings from distance `from` reach first, and returns them. */
  passBy(crossings: readonly Crossing[], from: number): readonly Id[] {
    const { gate } = this.spec
    if (gate.skip.nodes.size === 0) return []
    const passed: Id[] = []
    for (const crossing of crossings) {
      if (crossing.kind !== 'pair' && crossing.kind !== 'first') continue
      const { far } = crossing
      if (
        this.starts.has(far) ||
        this.skipped.has(far) ||
        !skips(gate, far, this.knownColumns.datasetOf(far))
      )
        continue
      this.skipped.set(far, from)
      passed.push(far)
    }
    return passed
  }

  /** Records the nodes and jobs that crossings from distance `from` reach first, and returns them. */
  discover(crossings: readonly Crossing[], from: number): { readonly nodes: Id[]; readonly jobs: Id[] } {
    const nodes: Id[] = []
    const jobs: Id[] = []
    for (const crossing of crossings) {
      if (crossing.kind === 'pair' || crossing.kind === 'first') {
        if (!this.distance.has(crossing.far) && !this.skipped.has(crossing.far)) {
          this.distance.set(crossing.far, from + 1)
          nodes.push(crossing.far)
        }
      }
      const job = this.jobOf(crossing)
      if (job !== undefined && !this.jobs.has(job)) {
        this.jobs.set(job, from + 1)
        jobs.push(job)
      }
    }
    return { nodes, jobs }
  }

  /** The job of a crossing, if it is shown. */
  jobOf(crossing: Crossing): Id | undefined {
    if (this.spec.at !== 'job') return undefined
    return crossing.kind === 'pair' ? crossing.fact.jobId : crossing.job
  }

  /** Adds the edges of crossings from distance `from` whose ends are both shown. */
  draw(crossings: readonly Crossing[], from: number): void {
    for (const crossing of crossings) this.#draw(crossing, from)
  }

  #draw(crossing: Crossing, from: number): void {
    const { edges, window } = { edges: this.spec.edges, window: this.spec.filter.window }
    if (crossing.kind === 'first') {
      if (edges && this.#isReached(crossing.far))
        this.#link(crossing.job, this.shownAs(crossing.far), (a, b) =>
          this.edges.touch(a, b, from, crossing.job, crossing.span, window),
        )
      return
    }
    const near = this.shownAs(crossing.near)
    if (crossing.kind === 'idle') {
      if (edges && this.jobs.has(crossing.job))
        this.#link(near, crossing.job, (a, b) =>
          this.edges.touch(a, b, from, crossing.job, crossing.span, window),
        )
      return
    }
    const { fact } = crossing
    const shownFact = this.spec.at === 'column' ? fact : withoutTransformation(fact)
    const add = (a: Id, b: Id): void => this.edges.add(a, b, from, shownFact, window)
    const job = this.jobOf(crossing)
    const jobShown = job !== undefined && this.jobs.has(job)
    if (edges && jobShown) this.#link(near, job, add)
    if (crossing.kind === 'stopped' || !this.#isReached(crossing.far)) return
    this.basis.set(crossing.far, (this.basis.get(crossing.far) ?? 0) | basisOf(fact, window))
    if (!edges) return
    const far = this.shownAs(crossing.far)
    const { pairs } = this
    if (pairs !== undefined) this.#link(near, far, (a, b) => pairs.add(a, b, from, shownFact, window))
    if (jobShown) this.#link(job, far, add)
    else if (job === undefined) this.#link(near, far, add)
  }

  #isReached(id: Id): boolean {
    return this.distance.has(id) || this.skipped.has(id)
  }

  /** Adds an edge between the nearer and the farther end, in the direction of the data. */
  #link(near: Id, far: Id, add: (from: Id, to: Id) => void): void {
    if (this.spec.direction === 'downstream') add(near, far)
    else add(far, near)
  }
}

/** Edges above column level have no transformations. */
function withoutTransformation(fact: EdgeFact): EdgeFact {
  if (fact.transformation === undefined) return fact
  const { source, target, jobId, stated, inferred } = fact
  return {
    source,
    target,
    ...(jobId === undefined ? {} : { jobId }),
    ...(stated === undefined ? {} : { stated }),
    ...(inferred === undefined ? {} : { inferred }),
  }
}
