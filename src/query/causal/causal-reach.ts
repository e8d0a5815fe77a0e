import type { Id } from '../../domain/ids.ts'
import type { Basis } from '../../domain/lineage-graph.ts'
import type { Span } from '../../domain/span.ts'
import { bitsOf, type BasisBits } from '../graph/basis.ts'
import { EdgeAccumulator } from '../graph/edge-accumulator.ts'
import type { FoundKind } from '../graph/found.ts'
import type { OperationFact } from '../read-requests.ts'
import { skips, stopsAt } from '../walk/gate.ts'
import type { Write } from './causal-rule.ts'
import { shownAs, type CausalSpec } from './causal-spec.ts'

/** A dataset as some operation read it (downstream: wrote it): the unit that a causal walk continues from. */
export type DatasetAccess = Write & { readonly dataset: Id }

/** One crossing of a causal walk that meets all conditions. `near` is the place that it leaves. */
export type CausalCrossing =
  /** By an operation from one dataset to the other. */
  | {
      readonly kind: 'pair'
      readonly near: Id
      readonly operation: OperationFact
      readonly basis: readonly Basis[]
      /** The far end, as the operation accessed it. */
      readonly far: DatasetAccess
    }
  /** To an operation at which the walk stops: the operation is shown, the pair is not crossed. */
  | {
      readonly kind: 'stopped'
      readonly near: Id
      readonly operation: OperationFact
      readonly basis: readonly Basis[]
    }
  /** To an operation that touched the dataset and derived nothing from it. */
  | { readonly kind: 'idle'; readonly near: Id; readonly operation: OperationFact }
  /** From a start to what one of its operations touched. */
  | {
      readonly kind: 'first'
      readonly start: Id
      readonly operation: OperationFact
      readonly far: DatasetAccess
    }

/** The state of a causal walk: what it shows at which least distance, and what it crossed. */
export class CausalReach {
  readonly spec: CausalSpec
  readonly distance = new Map<Id, number>()
  /** Executions between datasets, and starts that are not datasets. */
  readonly executions = new Map<Id, number>()
  readonly starts: ReadonlySet<Id>
  /** Places of skipped datasets that the walk passed or ended at. */
  readonly skipped = new Set<Id>()
  readonly more = new Set<Id>()
  readonly edges = new EdgeAccumulator()
  /** Which dataset was derived from which, and by which executions. */
  readonly pairs: EdgeAccumulator | undefined
  readonly startExecutions: ReadonlyMap<Id, FoundKind>
  readonly basis = new Map<Id, BasisBits>()
  /** Accesses that the walk has continued from, and operations by which it has left a place. */
  readonly #accesses = new Set<string>()
  readonly #crossed = new Set<string>()

  constructor(spec: CausalSpec) {
    this.spec = spec
    this.starts = new Set(spec.datasets)
    this.pairs = spec.pairs === true ? new EdgeAccumulator() : undefined
    this.startExecutions = new Map(spec.executions.map(({ id, kind }) => [id, kind]))
    for (const id of this.starts) this.distance.set(id, 0)
    for (const id of this.startExecutions.keys()) this.executions.set(id, 0)
  }

  get size(): number {
    return this.distance.size + this.executions.size
  }

  /** Whether the walk has not continued from this access yet; records that it does now. */
  takes(access: DatasetAccess): boolean {
    return isNew(this.#accesses, accessId(access))
  }

  /** Whether the walk has not left this place by this operation yet; records that it does now. */
  crosses(near: Id, operation: Id): boolean {
    return isNew(this.#crossed, `${near} ${operation}`)
  }

  isSkipped(dataset: Id): boolean {
    return !this.starts.has(dataset) && skips(this.spec.gate, dataset, undefined)
  }

  /** Whether it matters to which access of a dataset an operation is linked. */
  isApart(dataset: Id): boolean {
    return this.spec.paths === true || this.isSkipped(dataset)
  }

  /**
   * The end of an edge: a dataset for all its accesses. But each access of a skipped dataset is a place of its own, so that
   * contraction joins two neighbours only if one may come from the other. Paths consist of such places everywhere.
   */
  placeOf(access: DatasetAccess): Id {
    return this.isApart(access.dataset) ? accessId(access) : access.dataset
  }

  /** Records the new accesses of skipped datasets among these crossings. Returns those that the walk continues from. */
  passBy(crossings: readonly CausalCrossing[]): readonly DatasetAccess[] {
    const { gate } = this.spec
    if (gate.skip.nodes.size === 0) return []
    const passed: DatasetAccess[] = []
    for (const crossing of crossings) {
      if (!('far' in crossing) || !this.isSkipped(crossing.far.dataset)) continue
      const place = this.placeOf(crossing.far)
      if (this.skipped.has(place)) continue
      this.skipped.add(place)
      if (!stopsAt(gate, crossing.far.dataset, undefined)) passed.push(crossing.far)
    }
    return passed
  }

  executionOf(crossing: CausalCrossing): Id | undefined {
    return this.shownAs(crossing.operation)
  }

  /** The node that represents an operation in the answer, if any. */
  shownAs(operation: OperationFact): Id | undefined {
    return shownAs(this.spec.at, operation)
  }

  /** Records the datasets and executions that crossings from distance `from` reach first. */
  discover(
    crossings: readonly CausalCrossing[],
    from: number,
  ): { readonly datasets: readonly Id[]; readonly executions: readonly Id[] } {
    const datasets: Id[] = []
    const executions: Id[] = []
    for (const crossing of crossings) {
      if ('far' in crossing) {
        const { dataset } = crossing.far
        if (!this.distance.has(dataset) && !this.isSkipped(dataset)) {
          this.distance.set(dataset, from + 1)
          datasets.push(dataset)
        }
      }
      const execution = crossing.kind === 'first' ? undefined : this.executionOf(crossing)
      if (execution !== undefined && !this.executions.has(execution)) {
        this.executions.set(execution, from + 1)
        executions.push(execution)
      }
    }
    return { datasets, executions }
  }

  /** Adds the edges of crossings from distance `from` whose ends are both shown. */
  draw(crossings: readonly CausalCrossing[], from: number): void {
    for (const crossing of crossings) this.#draw(crossing, from)
  }

  #draw(crossing: CausalCrossing, from: number): void {
    const { window } = this.spec
    const { operation } = crossing
    const span = spanOf(operation)
    const touch = (a: Id, b: Id): void => this.edges.touch(a, b, from, operation.jobId, span, window)
    if (crossing.kind === 'first') {
      if (this.#comesTo(crossing.far)) this.#link(crossing.start, this.placeOf(crossing.far), touch)
      return
    }
    const execution = this.executionOf(crossing)
    const shown = execution !== undefined && this.executions.has(execution)
    if (crossing.kind === 'idle') {
      if (shown) this.#link(crossing.near, execution, touch)
      return
    }
    const { near, basis } = crossing
    const fact = factOf(operation, basis)
    const add = (a: Id, b: Id): void => this.edges.add(a, b, from, fact, window)
    if (shown) this.#link(near, execution, add)
    if (crossing.kind === 'stopped' || !this.#comesTo(crossing.far)) return
    const far = this.placeOf(crossing.far)
    this.basis.set(far, (this.basis.get(far) ?? 0) | bitsOf(basis))
    const { pairs } = this
    if (pairs !== undefined && shown)
      this.#link(near, far, (a, b) => pairs.add(a, b, from, { ...fact, jobId: execution }, window))
    if (shown) this.#link(execution, far, add)
    else if (execution === undefined) this.#link(near, far, add)
  }

  #comesTo(access: DatasetAccess): boolean {
    return this.distance.has(access.dataset) || this.skipped.has(accessId(access))
  }

  /** Adds an edge between the nearer and the farther end, in the direction of the data. */
  #link(near: Id, far: Id, add: (from: Id, to: Id) => void): void {
    if (!this.spec.edges) return
    if (this.spec.direction === 'downstream') add(near, far)
    else add(far, near)
  }
}

/** Identifies the access of a dataset by one operation. */
export const accessId = ({ dataset, operation }: DatasetAccess): Id => `${dataset} ${operation ?? ''}` as Id

export const spanOf = ({ startedAt, lastEventAt }: OperationFact): Span => ({
  firstAt: startedAt,
  lastAt: lastEventAt,
  days: [],
})

/** What an operation contributes to the edge of a pair. */
export const factOf = (operation: OperationFact, basis: readonly Basis[]) => ({
  jobId: operation.jobId,
  ...(basis.includes('stated') && { stated: spanOf(operation) }),
  ...(basis.includes('inferred') && { inferred: spanOf(operation) }),
})

function isNew(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false
  known.add(key)
  return true
}
