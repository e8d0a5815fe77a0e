import { columnId, type Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import { ask } from '../ask.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'

/** The columns that a walk knows: the dataset of each, and the `*` that represents all columns of a dataset. */
export class KnownColumns {
  readonly #refs: Map<Id, NodeRef>
  readonly #stars = new Map<Id, Id>()

  constructor(known: ReadonlyMap<Id, NodeRef>) {
    this.#refs = new Map(known)
  }

  ref(column: Id): NodeRef | undefined {
    return this.#refs.get(column)
  }

  datasetOf(column: Id): Id | undefined {
    return this.#refs.get(column)?.dataset?.id
  }

  isStar(column: Id): boolean {
    return this.#refs.get(column)?.name === '*'
  }

  /** The id of the `*` of a column's dataset, whether or not it exists. */
  starOf(column: Id): Id | undefined {
    const dataset = this.#refs.get(column)?.dataset
    if (dataset === undefined) return undefined
    let star = this.#stars.get(dataset.id)
    if (star === undefined)
      this.#stars.set(dataset.id, (star = columnId(dataset.namespace, dataset.name, '*')))
    return star
  }

  refs(): Iterable<NodeRef> {
    return this.#refs.values()
  }

  add(refs: Iterable<NodeRef>): void {
    for (const ref of refs) this.#refs.set(ref.id, ref)
  }

  /** Requests the names of columns that are not known yet. */
  *load(columns: Iterable<Id>): Generator<ReadRequest, void, ReadAnswer> {
    const unknown = new Set<Id>()
    for (const id of columns) if (!this.#refs.has(id)) unknown.add(id)
    const ids = [...unknown]
    for (let i = 0; i < ids.length; i += 5_000)
      this.add(
        (yield* ask<'refs'>({ kind: 'refs', ids: ids.slice(i, i + 5_000), likely: 'column' })).values(),
      )
  }
}
