import { jobId, type Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import { propsWithout } from '../../domain/merge/props.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { ask } from '../ask.ts'
import type { ListPage, ListRequest, NodesRequest } from '../browse-requests.ts'
import type {
  EdgeFact,
  EdgeFilter,
  ReadAnswer,
  ReadAnswers,
  Reading,
  ReadRequest,
  RequestOf,
  RunsRequest,
  SelectRequest,
} from '../read-requests.ts'
import { hiddenSet, type HiddenSet } from './hidden-set.ts'
import type { HiddenThings } from './hidden-things.ts'

/** The evaluation with every request answered through an `ExclusionFilter`, so that evaluation itself needs no exclusion. */
export function* excludeDeleted<T>(reading: Reading<T>, hidden: HiddenThings): Reading<T> {
  const filter = new ExclusionFilter(hidden)
  let step = reading.next()
  while (step.done !== true) {
    let answer: ReadAnswer
    try {
      answer = yield* filter.answer(step.value)
    } catch (error) {
      step = reading.throw(error)
      continue
    }
    step = reading.next(answer)
  }
  return step.value
}

/** Kinds of requests whose answer does not depend on what is deleted. */
const UNAFFECTED = ['refs', 'parts', 'runOwners', 'edges', 'interactions', 'deleted', 'pause'] as const
type UnaffectedRequest = RequestOf<(typeof UNAFFECTED)[number]>

/** Whether a caller can send the request without reading first what is deleted. */
export const isUnaffected = (request: ReadRequest): request is UnaffectedRequest =>
  (UNAFFECTED as readonly string[]).includes(request.kind)

type Asking<A = ReadAnswer> = Generator<ReadRequest, A, ReadAnswer>

/**
 * Answers requests as if deleted things did not exist: it changes the request so that the store leaves them out, or removes
 * them from the answer. It holds for one snapshot.
 */
export class ExclusionFilter {
  readonly #hidden: HiddenThings
  readonly #set: HiddenSet
  readonly #isEmpty: boolean
  /** Columns, and whether their dataset is hidden. */
  readonly #columns = new Map<Id, boolean>()
  /** One for each filter: stores know a walk by it. */
  readonly #filters = new WeakMap<EdgeFilter, EdgeFilter>()

  constructor(hidden: HiddenThings) {
    this.#hidden = hidden
    this.#set = hiddenSet(hidden)
    this.#isEmpty = hidden.datasets.length + hidden.jobs.length === 0
  }

  *answer(request: ReadRequest): Asking {
    if (isUnaffected(request)) return yield request
    switch (request.kind) {
      case 'select':
        return yield* this.#select(request)
      case 'expand': {
        const { edges, cut } = yield* ask<'expand'>({ ...request, filter: this.#without(request.filter) })
        return {
          edges: request.level === 'dataset' ? this.#between(edges) : yield* this.#betweenColumns(edges),
          cut,
        }
      }
      case 'touch': {
        const { touches, cut } = yield* ask<'touch'>({ ...request, filter: this.#without(request.filter) })
        return { touches: touches.filter(({ datasetId }) => !this.#set.datasets.has(datasetId)), cut }
      }
      case 'walk':
        return yield* ask<'walk'>({ ...request, ...this.#avoided(request) })
      case 'paths':
        return yield* ask<'paths'>({ ...request, ...this.#avoided(request) })
      case 'gaps':
        return yield* ask<'gaps'>({
          ...request,
          filter: this.#without(request.filter),
          hidden: this.#hidden,
        })
      case 'runs':
        return yield* this.#runs(request)
      case 'executions':
        return yield* this.#work(request)
      case 'links': {
        const { links, cut } = yield* ask<'links'>(request)
        const shown = links.filter(
          ({ dataset, operation }) =>
            !this.#set.datasets.has(dataset) && !this.#set.jobs.has(operation.jobId),
        )
        return { links: shown, cut }
      }
      case 'describe':
      case 'lookup':
      case 'names':
      case 'search':
        return yield this.#isEmpty ? request : { ...request, hidden: this.#hidden }
      case 'list':
        return yield* this.#list(request)
      case 'nodes':
        return yield* this.#nodes(request)
      default:
        return assertNever(request)
    }
  }

  /** A page of which all is hidden is no end. */
  *#select(request: SelectRequest): Asking<{ nodes: readonly NodeRef[]; last: boolean }> {
    for (let after = request.after; ;) {
      const { nodes, last } = yield* ask<'select'>(after === undefined ? request : { ...request, after })
      const shown = nodes.filter((node) => !this.#set.has(node))
      after = nodes.at(-1)
      if (shown.length > 0 || last || after === undefined) {
        // The next page goes on from the last one shown, and passes what is hidden after it again.
        return { nodes: shown, last }
      }
    }
  }

  /** Of the newest so many some may be hidden: then more of them are asked for. */
  *#runs(request: RunsRequest): Asking<ReadAnswers['runs']> {
    for (let limit = request.limit; ; limit *= 2) {
      const { runs, cut } = yield* ask<'runs'>({ ...request, limit, hidden: this.#hidden })
      const shown = runs.filter(({ ref }) => !this.#set.jobs.has(jobId(ref.namespace, ref.name)))
      if (cut && shown.length < request.limit) continue
      return { runs: shown.slice(0, request.limit), cut: cut || shown.length > request.limit }
    }
  }

  #between(edges: readonly EdgeFact[]): readonly EdgeFact[] {
    return edges.filter(
      ({ source, target }) => !this.#set.datasets.has(source) && !this.#set.datasets.has(target),
    )
  }

  *#betweenColumns(edges: readonly EdgeFact[]): Asking<readonly EdgeFact[]> {
    yield* this.#judgeColumns(edges.flatMap(({ source, target }) => [source, target]))
    return edges.filter(({ source, target }) => !this.#columns.get(source)! && !this.#columns.get(target)!)
  }

  /** Notes in `#columns` whether the dataset of each column is hidden. */
  *#judgeColumns(columns: readonly Id[]): Asking<void> {
    const unknown = new Set(columns.filter((id) => !this.#columns.has(id)))
    if (unknown.size > 0) {
      const refs = yield* ask<'refs'>({ kind: 'refs', ids: [...unknown], likely: 'column' })
      for (const id of unknown) {
        const ref = refs.get(id)
        this.#columns.set(id, ref !== undefined && this.#set.has(ref))
      }
    }
  }

  /** A page may become shorter, even empty. The columns of one dataset are listed even if it is deleted. */
  *#list({ filters: { includeDeleted = false, ...filters }, ...request }: ListRequest): Asking<ListPage> {
    const page = yield* ask<'list'>({ ...request, filters })
    if (includeDeleted || this.#isEmpty) return page
    switch (request.of) {
      case 'dataset':
        return { ...page, ids: page.ids.filter((id) => !this.#set.datasets.has(id)) }
      case 'job':
        return { ...page, ids: page.ids.filter((id) => !this.#set.jobs.has(id)) }
      case 'column':
        if (filters.dataset !== undefined) return page
        yield* this.#judgeColumns(page.ids)
        return { ...page, ids: page.ids.filter((id) => !this.#columns.get(id)!) }
      default:
        return page
    }
  }

  /** Every node exists by its id. A deleted name of a dataset that has other names is not a deleted dataset. */
  *#nodes(request: NodesRequest): Asking<ReadAnswers['nodes']> {
    const rows = yield* ask<'nodes'>(request)
    if (request.label !== 'Dataset') return rows
    return rows.map((row) =>
      row.props.deletedAt === undefined || this.#set.datasets.has(row.id)
        ? row
        : { ...row, props: propsWithout(row.props, 'deletedAt') },
    )
  }

  *#work(request: Extract<ReadRequest, { readonly kind: 'executions' }>): Asking {
    const facts = yield* ask<'executions'>(request)
    const isShown = (dataset: Id): boolean => !this.#set.datasets.has(dataset)
    // A run of a job that is there may have parts that a hidden one did.
    const there = [...facts].filter(([, { operation }]) => !this.#set.jobs.has(operation.jobId))
    return new Map(
      there.map(([id, { operation, reads, writes, pairs }]) => [
        id,
        {
          operation,
          reads: reads.filter(isShown),
          writes: writes.filter(({ dataset }) => isShown(dataset)),
          pairs: pairs.filter(({ source, target }) => isShown(source) && isShown(target)),
        },
      ]),
    )
  }

  #avoided({ avoiding, filter }: { readonly avoiding: readonly Id[]; readonly filter: EdgeFilter }) {
    return { avoiding: [...avoiding, ...this.#hidden.datasets], filter: this.#without(filter) }
  }

  #without(filter: EdgeFilter): EdgeFilter {
    let mapped = this.#filters.get(filter)
    if (mapped === undefined) {
      mapped = { ...filter, jobsAvoiding: [...filter.jobsAvoiding, ...this.#hidden.jobs] }
      this.#filters.set(filter, mapped)
    }
    return mapped
  }
}
