import type { Id } from '../../../src/domain/ids.ts'
import type { NodeKind } from '../../../src/domain/lineage-graph.ts'
import type { Span } from '../../../src/domain/span.ts'
import type { WalkNode } from '../../../src/query/plan.ts'
import type { ReferenceEdge, ReferenceNode } from './reference-set.ts'
import { datasetOf } from './reference-set.ts'
import { counts, inWindow, tells } from './reference-window.ts'
import type { World, WorldEdge, WorldTouch } from './world.ts'

/** A walk's clauses with every set evaluated to ids, by what they bear on. */
export interface WalkSets {
  readonly starts: readonly { readonly id: Id; readonly kind: NodeKind }[]
  /** Absent where the selector has no such kinds. */
  readonly within: readonly { readonly nodes?: readonly Id[]; readonly jobs?: readonly Id[] }[]
  readonly avoiding: readonly Id[]
  readonly stopAt: readonly Id[]
}

/** One step of a walk: from a shown node along an edge to its far end. */
interface Step {
  readonly near: Id
  readonly far: Id
  readonly rows: readonly WorldEdge[]
  readonly job: Id | undefined
}

/** What one way of a walk shows, by the definitions, one after another, without thrift. */
export function referenceWalk(
  world: World,
  walk: WalkNode,
  direction: 'upstream' | 'downstream',
  sets: WalkSets,
): { readonly nodes: readonly ReferenceNode[]; readonly edges: readonly ReferenceEdge[] } {
  const down = direction === 'downstream'
  const max = walk.depth.max ?? Infinity
  const byColumns = walk.at === 'column' || sets.starts.some((s) => s.kind === 'column')
  const level = byColumns ? 'column' : 'dataset'
  const nearOf = (e: { source: Id; target: Id }): Id => (down ? e.source : e.target)
  const farOf = (e: { source: Id; target: Id }): Id => (down ? e.target : e.source)

  // Which nodes and jobs the walk may come to.
  const isIn = (ids: readonly Id[], id: Id): boolean =>
    ids.includes(id) || (byColumns && ids.includes(datasetOf(world, id)!))
  const letThrough = (id: Id): boolean =>
    sets.within.every((s) => s.nodes === undefined || isIn(s.nodes, id)) && !isIn(sets.avoiding, id)
  const stopped = (id: Id): boolean => isIn(sets.stopAt, id)
  const jobLetThrough = (job: Id | undefined): boolean =>
    sets.within.every((s) => s.jobs === undefined || (job !== undefined && s.jobs.includes(job))) &&
    (job === undefined || !sets.avoiding.includes(job))
  const jobStopped = (job: Id | undefined): boolean => job !== undefined && sets.stopAt.includes(job)

  // Where it sets out.
  const partsOf = (dataset: Id): Id[] => world.columns.filter((c) => c.dataset === dataset).map((c) => c.id)
  const startJobs = new Set(sets.starts.filter((s) => s.kind === 'job').map((s) => s.id))
  const startNodes = new Set(
    sets.starts
      .filter((s) => s.kind !== 'job')
      .flatMap((s) => (byColumns && s.kind === 'dataset' ? partsOf(s.id) : [s.id])),
  )

  // What it can cross: every edge of a node, and of what the node stands for.
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
  const stepsFrom = (near: Id): Step[] =>
    standsFor(near).flatMap((id) => {
      const rows = world.edges.filter((e) => e.level === level && nearOf(e) === id)
      const kinds = Map.groupBy(rows, (e) => JSON.stringify([farOf(e), e.job, e.transformation]))
      return [...kinds.values()]
        .filter((group) => group.some((e) => counts(e, walk.window, walk.via)))
        .map((group) => ({ near, far: farOf(group[0]!), rows: group, job: group[0]!.job }))
        .filter((s) => jobLetThrough(s.job) && (walk.at === 'job' || !jobStopped(s.job)))
        .filter((s) => startNodes.has(s.far) || letThrough(s.far))
    })
  /** What jobs touched in the window, with the times of all that they did there. */
  const touches = (type: 'reads' | 'writes'): WorldTouch[] =>
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
  /** At job level: jobs that touched the node's dataset in the window and made nothing of it. */
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

  // How far it comes.
  const distance = new Map<Id, number>([...startNodes].map((id) => [id, 0]))
  const jobDistance = new Map<Id, number>([...startJobs].map((id) => [id, 0]))
  const goesOn = (id: Id): boolean => startNodes.has(id) || !stopped(id)
  const crosses = (s: Step): boolean => !(walk.at === 'job' && jobStopped(s.job))
  for (let d = 0; d < max; d++) {
    const frontier = [...distance].filter(([id, at]) => at === d && goesOn(id)).map(([id]) => id)
    const reach = (id: Id): void => {
      if (!distance.has(id)) distance.set(id, d + 1)
    }
    const pass = (job: Id | undefined): void => {
      if (job !== undefined && walk.at === 'job' && !jobDistance.has(job)) jobDistance.set(job, d + 1)
    }
    if (d === 0) for (const job of startJobs) for (const { far } of firstOf(job)) reach(far)
    for (const near of frontier) {
      for (const step of stepsFrom(near)) {
        pass(step.job)
        if (crosses(step)) reach(step.far)
      }
      for (const { job } of idleAt(near)) pass(job)
    }
    if (frontier.length === 0 && d > 0) break
  }
  const passed = [...distance].filter(([id, d]) => d < max && goesOn(id)).map(([id]) => id)
  const last = [...distance].filter(([id, d]) => d === max && goesOn(id)).map(([id]) => id)

  // What is shown in its place: a walk by columns may be shown by datasets.
  const shownAs = (id: Id): Id => (byColumns && walk.at !== 'column' ? datasetOf(world, id)! : id)
  const edges: ReferenceEdge[] = []
  const draw = (near: Id, far: Id, job: Id | undefined, rows: readonly WorldEdge[]): void => {
    const spans = rows.flatMap((e) => [e.stated ?? [], e.inferred ?? []].flat())
    const bases = (['inferred', 'stated'] as const).filter((basis) =>
      rows.some(
        (e) =>
          e[basis] !== undefined && (walk.window.asOf === undefined || e[basis].firstAt <= walk.window.asOf),
      ),
    )
    const { transformation } = rows[0]!
    const kind = transformation && walk.at === 'column' ? JSON.stringify(transformation) : undefined
    drawSpans(near, far, job, spans, bases, kind)
  }
  const drawSpans = (
    near: Id,
    far: Id,
    job: Id | undefined,
    spans: readonly Span[],
    bases: readonly string[] = [],
    transformation?: string,
  ): void => {
    const first = Math.min(...spans.map((s) => s.firstAt))
    const final = Math.max(...spans.map((s) => s.lastAt))
    edges.push({
      from: down ? near : far,
      to: down ? far : near,
      job,
      firstAt: tells(first, walk.window) ? first : undefined,
      lastAt: tells(final, walk.window) ? final : undefined,
      bases,
      transformation,
    })
  }
  const basis = new Map<Id, Set<string>>()
  if (max > 0)
    for (const job of startJobs)
      for (const { far, span } of firstOf(job)) drawSpans(job, shownAs(far), job, [span])
  for (const near of passed) {
    for (const step of stepsFrom(near)) {
      const [a, b] = [shownAs(near), shownAs(step.far)]
      if (walk.at === 'job' && step.job !== undefined) {
        draw(a, step.job, step.job, step.rows)
        if (crosses(step)) draw(step.job, b, step.job, step.rows)
      } else draw(a, b, step.job, step.rows)
      if (!crosses(step)) continue
      const reached = basis.get(step.far) ?? new Set()
      for (const name of ['inferred', 'stated'] as const)
        if (step.rows.some((e) => e[name] && e[name].firstAt <= (walk.window.asOf ?? Infinity)))
          reached.add(name)
      basis.set(step.far, reached)
    }
    for (const { job, span } of idleAt(near)) drawSpans(shownAs(near), job, job, [span])
  }

  // What more there would be, and what cannot be known.
  const shown = new Set([...distance.keys()].map(shownAs))
  const saysMore = (near: Id): boolean =>
    stepsFrom(near).some(
      (s) =>
        (crosses(s) && !shown.has(shownAs(s.far))) ||
        (walk.at === 'job' && s.job !== undefined && !jobDistance.has(s.job)),
    ) || idleAt(near).some(({ job }) => !jobDistance.has(job))
  const isOpaque = (id: Id): boolean => {
    if (!byColumns || !goesOn(id)) return false
    const dataset = datasetOf(world, id)
    const via = walk.via.basis === undefined ? {} : { basis: walk.via.basis }
    const jobs = (e: WorldEdge): boolean => jobLetThrough(e.job) && (walk.at === 'job' || !jobStopped(e.job))
    return world.edges.some(
      (e) =>
        e.level === 'dataset' &&
        nearOf(e) === dataset &&
        farOf(e) !== dataset &&
        jobs(e) &&
        counts(e, walk.window, via) &&
        !world.edges.some(
          (c) =>
            c.level === 'column' &&
            datasetOf(world, c.source) === e.source &&
            datasetOf(world, c.target) === e.target &&
            jobs(c) &&
            counts(c, walk.window, {}),
        ),
    )
  }

  const nodes: ReferenceNode[] = []
  const memberAt = (d: number, start: boolean): boolean => (start ? walk.includingStart : d >= walk.depth.min)
  for (const id of shown) {
    const parts = [...distance].filter(([part]) => shownAs(part) === id)
    const asMember = parts.filter(([part, d]) => memberAt(d, startNodes.has(part)))
    const bases = new Set(parts.flatMap(([part]) => [...(basis.get(part) ?? [])]))
    nodes.push({
      id,
      kind: byColumns && walk.at === 'column' ? 'column' : 'dataset',
      start: parts.some(([part]) => startNodes.has(part)),
      member: asMember.length > 0,
      distance: Math.min(...(asMember.length > 0 ? asMember : parts).map(([, d]) => d)),
      more: last.some((part) => shownAs(part) === id && saysMore(part)),
      opaque: parts.some(([part]) => isOpaque(part)),
      basis: bases,
    })
  }
  for (const [id, d] of jobDistance) {
    const start = startJobs.has(id)
    nodes.push({
      id,
      kind: 'job',
      start,
      member: memberAt(d, start),
      distance: d,
      more: false,
      opaque: false,
      basis: new Set(),
    })
  }
  return { nodes, edges }
}
