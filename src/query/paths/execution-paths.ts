import type { Id } from '../../domain/ids.ts'
import type { Found } from '../graph/found.ts'
import { compareNodes, nameNodes } from '../graph/refs.ts'
import type { Reading } from '../read-requests.ts'
import type { ExecutionPathState } from './found-of-execution-steps.ts'
import { pathGraphOf, type PathGraph } from './path-graph.ts'
import type { ExecutionStep } from './execution-step.ts'

export interface Telling {
  /** What it sees of a place is what is told of it: a dataset as what is shown wrote it. */
  readonly graph: PathGraph
  readonly shownAs: (place: Id) => Id
  readonly workOf: (step: ExecutionStep) => Id | undefined
  /** A way that was told so, by what is shown. */
  readonly idsOf: (way: readonly Id[]) => readonly Id[]
}

/** How ways are told that go operation by operation: nothing comes twice, no dataset that the same run wrote. */
export function* tellWorks(
  steps: readonly ExecutionStep[],
  {
    reach,
    places,
    whole,
    starts,
    startWorks,
    isEnd,
  }: ExecutionPathState & {
    readonly whole: Found
    readonly starts: readonly Id[]
    readonly startWorks: readonly Id[]
    readonly isEnd: { has(id: Id): boolean }
  },
): Reading<Telling> {
  const told = new Map<Id, Id>()
  for (const [place, { dataset, by }] of places) told.set(place, `${dataset} ${by ?? ''}` as Id)
  for (const { to, crossing } of steps) if (crossing.kind === 'idle') told.set(to, crossing.job)
  const shownAs = (place: Id): Id => told.get(place) ?? place
  const workOf = ({ crossing, operation }: ExecutionStep): Id | undefined =>
    crossing.kind === 'pair' ? reach.shownAs(operation) : undefined

  const writings = new Map<Id, Set<Id>>()
  const datasets = new Map<Id, Id>()
  for (const place of new Set(steps.flatMap(({ from, to }) => [from, to]))) {
    const dataset = places.get(place)?.dataset
    if (dataset === undefined) continue
    datasets.set(shownAs(place), dataset)
    writings.set(dataset, (writings.get(dataset) ?? new Set()).add(shownAs(place)))
  }
  yield* nameNodes(whole.nodes.values())
  const seen = [...whole.nodes.values()]
    .map((node) => ({ ...node, distance: undefined }))
    .sort(compareNodes)
    .flatMap(({ id }) => [...(writings.get(id) ?? [id])])
  const graph = pathGraphOf({
    steps,
    starts,
    startJobs: startWorks,
    ends: isEnd,
    skipped: reach.skipped,
    shownAs,
    jobOf: workOf,
    seen,
    manyAsOne: true,
  })
  return { graph, shownAs, workOf, idsOf: (way) => way.map((id) => datasets.get(id) ?? id) }
}
