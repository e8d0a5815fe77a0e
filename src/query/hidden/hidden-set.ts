import type { Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import type { HiddenThings } from './hidden-things.ts'

/** Hidden things, to be asked one by one whether a thing is among them. */
export interface HiddenSet {
  readonly datasets: ReadonlySet<Id>
  readonly jobs: ReadonlySet<Id>
  /** A column is hidden where its dataset is. Of runs and operations none is. */
  readonly has: (ref: Pick<NodeRef, 'kind' | 'id' | 'dataset'>) => boolean
}

const NOTHING: HiddenThings = { datasets: [], jobs: [] }
/** They may be many, and each name of a question asks for them. */
const made = new WeakMap<HiddenThings, HiddenSet>()

export function hiddenSet(hidden: HiddenThings = NOTHING): HiddenSet {
  let set = made.get(hidden)
  if (set === undefined) made.set(hidden, (set = setOf(hidden)))
  return set
}

function setOf(hidden: HiddenThings): HiddenSet {
  const [datasets, jobs] = [new Set(hidden.datasets), new Set(hidden.jobs)]
  return {
    datasets,
    jobs,
    has: ({ kind, id, dataset }) =>
      dataset !== undefined
        ? datasets.has(dataset.id)
        : kind === 'job'
          ? jobs.has(id)
          : kind === 'dataset' && datasets.has(id),
  }
}
