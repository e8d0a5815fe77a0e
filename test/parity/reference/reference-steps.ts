import type { Id } from '../../../src/domain/ids.ts'
import type { NodeKind } from '../../../src/domain/lineage-graph.ts'
import type { Span } from '../../../src/domain/span.ts'
import type { WalkNode } from '../../../src/query/plan.ts'
import { datasetOf } from './reference-set.ts'
import { counts, inWindow } from './reference-window.ts'
import type { World, WorldEdge, WorldInteraction } from './world.ts'

/** A walk's clauses with every set evaluated to ids, grouped by their use. */
export interface WalkSets {
  readonly starts: readonly { readonly id: Id; readonly kind: NodeKind }[]
  /** Absent if the selector has no such kinds. */
  readonly within: readonly { readonly nodes?: readonly Id[]; readonly jobs?: readonly Id[] }[]
  readonly avoiding: readonly Id[]
  readonly stopAt: readonly Id[]
  readonly skip: readonly Id[]
  /** The ends of paths; absent for a walk. */
  readonly ends?: readonly { readonly id: Id; readonly kind: NodeKind }[]
}

/** One step of a walk: from a shown node along an edge to its far end. */
export interface ReferenceStep {
  readonly near: Id
  readonly far: Id
  readonly rows: readonly WorldEdge[]
  readonly job: Id | undefined
}

/** The clauses of a walk that affect its steps. */
export type ReferenceClauses = Pick<WalkNode, 'at' | 'window' | 'via'>

/** The starts of a walk, and the nodes and edges that it may use, by the definitions, without optimisation. */
export function referenceSteps(
  world: World,
  walk: ReferenceClauses,
  direction: 'upstream' | 'downstream',
  sets: WalkSets,
) {
  const down = direction === 'downstream'
  const byColumns =
    walk.at === 'column' || [...sets.starts, ...(sets.ends ?? [])].some((s) => s.kind === 'column')
  const level = byColumns ? 'column' : 'dataset'
  const nearOf = (e: { source: Id; target: Id }): Id => (down ? e.source : e.target)
  const farOf = (e: { source: Id; target: Id }): Id => (down ? e.target : e.source)

  // The nodes and jobs that the walk may reach.
  const isIn = (ids: readonly Id[], id: Id): boolean =>
    ids.includes(id) || (byColumns && ids.includes(datasetOf(world, id)!))
  const letThrough = (id: Id): boolean =>
    sets.within.every((s) => s.nodes === undefined || isIn(s.nodes, id)) && !isIn(sets.avoiding, id)
  const stopped = (id: Id): boolean => isIn(sets.stopAt, id)
  const jobLetThrough = (job: Id | undefined): boolean =>
    sets.within.every((s) => s.jobs === undefined || (job !== undefined && s.jobs.includes(job))) &&
    (job === undefined || !sets.avoiding.includes(job))
  const jobStopped = (job: Id | undefined): boolean => job !== undefined && sets.stopAt.includes(job)

  // Its starts.
  const partsOf = (dataset: Id): Id[] => world.columns.filter((c) => c.dataset === dataset).map((c) => c.id)
  const startJobs = new Set(sets.starts.filter((s) => s.kind === 'job').map((s) => s.id))
  const startNodes = new Set(
    sets.starts
      .filter((s) => s.kind !== 'job')
      .flatMap((s) => (byColumns && s.kind === 'dataset' ? partsOf(s.id) : [s.id])),
  )

  // The edges that it can cross: those of a node, and of the nodes that it represents.
  const isStar = (id: Id): boolean => world.columns.some((c) => c.id === id && c.name === '*')
  const standsFor = (id: Id): Id[] => {
    if (!byColumns) return [id]
    const dataset = datasetOf(world, id)
    const siblings = world.columns.filter((c) => c.dataset === dataset && c.id !== id)
    if (!isStar(id))
      return [
        id,
        ...siblings
          .filter((c) => c.name === '*' && !(startNodes.has(id) && startNodes.has(c.id)))
          .map((c) => c.id),
      ]
    const goesFor = (c: Id): boolean =>
      startNodes.has(id) ? !startNodes.has(c) : startNodes.has(c) || (letThrough(c) && !stopped(c))
    return [id, ...siblings.map((c) => c.id).filter(goesFor)]
  }
  const stepsFrom = (near: Id): ReferenceStep[] =>
    standsFor(near).flatMap((id) => {
      const rows = world.edges.filter((e) => e.level === level && nearOf(e) === id)
      const kinds = Map.groupBy(rows, (e) => JSON.stringify([farOf(e), e.job, e.transformation]))
      return [...kinds.values()]
        .filter((group) => group.some((e) => counts(e, walk.window, walk.via)))
        .map((group) => ({ near, far: farOf(group[0]!), rows: group, job: group[0]!.job }))
        .filter((s) => jobLetThrough(s.job) && (walk.at === 'job' || !jobStopped(s.job)))
        .filter((s) => startNodes.has(s.far) || letThrough(s.far))
    })
  /** Interactions of jobs in the window, with the times of all of them. */
  const touches = (type: 'reads' | 'writes'): WorldInteraction[] =>
    [...Map.groupBy(world.touches, (t) => `${t.type} ${t.job} ${t.dataset}`).values()]
      .filter((group) => group[0]!.type === type && group.some((t) => inWindow(t.span, walk.window)))
      .map((group) => ({
        ...group[0]!,
        span: {
          firstAt: Math.min(...group.map((t) => t.span.firstAt)),
          lastAt: Math.max(...group.map((t) => t.span.lastAt)),
          days: [],
        },
      }))
  const firstOf = (job: Id): { far: Id; span: Span }[] =>
    touches(down ? 'writes' : 'reads')
      .filter((t) => t.job === job)
      .flatMap((t) => (byColumns ? partsOf(t.dataset) : [t.dataset]).map((far) => ({ far, span: t.span })))
      .filter(({ far }) => startNodes.has(far) || letThrough(far))
  /** At job level: jobs that accessed the node's dataset in the window without making an edge. */
  const idleAt = (near: Id): { job: Id; span: Span }[] => {
    if (walk.at !== 'job') return []
    const dataset = byColumns ? datasetOf(world, near)! : near
    const made = world.edges.filter(
      (e) => e.level === 'dataset' && nearOf(e) === dataset && counts(e, walk.window, {}),
    )
    return touches(down ? 'reads' : 'writes').filter(
      (t) => t.dataset === dataset && jobLetThrough(t.job) && !made.some((e) => e.job === t.job),
    )
  }
  const skips = (id: Id): boolean => isIn(sets.skip, id) && !startNodes.has(id)
  const goesOn = (id: Id): boolean => startNodes.has(id) || !stopped(id)
  const crosses = (s: ReferenceStep): boolean => !(walk.at === 'job' && jobStopped(s.job))
  return {
    byColumns,
    startJobs,
    startNodes,
    partsOf,
    isStar,
    letThrough,
    jobLetThrough,
    jobStopped,
    touches,
    stepsFrom,
    firstOf,
    idleAt,
    skips,
    goesOn,
    crosses,
    nearOf,
    farOf,
  }
}

/** Whether a dataset edge leads on from the column's dataset whose columns are unknown: no column edge joins the same datasets. */
export function isOpaque(
  world: World,
  { at, via, window }: ReferenceClauses,
  {
    byColumns,
    goesOn,
    jobLetThrough,
    jobStopped,
    nearOf,
    farOf,
  }: Pick<
    ReturnType<typeof referenceSteps>,
    'byColumns' | 'goesOn' | 'jobLetThrough' | 'jobStopped' | 'nearOf' | 'farOf'
  >,
  column: Id,
): boolean {
  if (!byColumns || !goesOn(column)) return false
  const dataset = datasetOf(world, column)
  const basis = via.basis === undefined ? {} : { basis: via.basis }
  const isAllowed = (e: WorldEdge): boolean => jobLetThrough(e.job) && (at === 'job' || !jobStopped(e.job))
  return world.edges.some(
    (e) =>
      e.level === 'dataset' &&
      nearOf(e) === dataset &&
      farOf(e) !== dataset &&
      isAllowed(e) &&
      counts(e, window, basis) &&
      !world.edges.some(
        (c) =>
          c.level === 'column' &&
          datasetOf(world, c.source) === e.source &&
          datasetOf(world, c.target) === e.target &&
          isAllowed(c) &&
          counts(c, window, {}),
      ),
  )
}
