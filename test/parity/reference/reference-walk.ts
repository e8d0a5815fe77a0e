import type { Id } from '../../../src/domain/ids.ts'
import type { Span } from '../../../src/domain/span.ts'
import type { WalkNode } from '../../../src/query/plan.ts'
import type { ReferenceEdge, ReferenceNode, ReferenceSet } from './reference-set.ts'
import { datasetOf } from './reference-set.ts'
import { isOpaque, referenceSteps, type WalkSets } from './reference-steps.ts'
import { tells } from './reference-window.ts'
import { withoutSkipped } from './reference-skip.ts'
import type { World, WorldEdge } from './world.ts'

/** The result of a walk in one direction, by the definitions, one after another, without optimisation. */
export function referenceWalk(
  world: World,
  walk: WalkNode,
  direction: 'upstream' | 'downstream',
  sets: WalkSets,
): ReferenceSet {
  const down = direction === 'downstream'
  const max = walk.depth.max ?? Infinity
  const clauses = referenceSteps(world, walk, direction, sets)
  const { byColumns, startJobs, startNodes, stepsFrom, firstOf, idleAt, skips, goesOn, crosses } = clauses

  // The reached nodes.
  const distance = new Map<Id, number>([...startNodes].map((id) => [id, 0]))
  const jobDistance = new Map<Id, number>([...startJobs].map((id) => [id, 0]))
  const skippedAt = new Map<Id, number>()
  for (let d = 0; d < max; d++) {
    const frontier = [...distance].filter(([id, at]) => at === d && goesOn(id)).map(([id]) => id)
    const reach = (id: Id): void => {
      if (!skips(id)) {
        if (!distance.has(id)) distance.set(id, d + 1)
      } else if (!skippedAt.has(id)) {
        skippedAt.set(id, d)
        if (goesOn(id)) frontier.push(id)
      }
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
  const passed = [...distance, ...skippedAt].filter(([id, d]) => d < max && goesOn(id)).map(([id]) => id)
  const last = [...distance].filter(([id, d]) => d === max && goesOn(id)).map(([id]) => id)

  // What the answer shows for them: a walk by columns may show datasets.
  const shownAs = (id: Id): Id =>
    byColumns && walk.at !== 'column' && !skips(id) ? datasetOf(world, id)! : id
  const edges: ReferenceEdge[] = []
  const pairs: ReferenceEdge[] = []
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
      if (walk.at === 'job') pairs.push(pairOf(down ? a : b, down ? b : a, step.job))
      const reached = basis.get(step.far) ?? new Set()
      for (const name of ['inferred', 'stated'] as const)
        if (step.rows.some((e) => e[name] && e[name].firstAt <= (walk.window.asOf ?? Infinity)))
          reached.add(name)
      basis.set(step.far, reached)
    }
    for (const { job, span } of idleAt(near)) drawSpans(shownAs(near), job, job, [span])
  }

  // Where the walk could continue, and where columns are unknown.
  const shown = new Set([...distance.keys()].map(shownAs))
  const saysMore = (near: Id, passedBy: readonly Id[] = []): boolean =>
    stepsFrom(near).some(
      (s) =>
        (crosses(s) && !skips(s.far) && !shown.has(shownAs(s.far))) ||
        (crosses(s) &&
          skips(s.far) &&
          goesOn(s.far) &&
          !passedBy.includes(s.far) &&
          saysMore(s.far, [...passedBy, s.far])) ||
        (walk.at === 'job' && s.job !== undefined && !jobDistance.has(s.job)),
    ) || idleAt(near).some(({ job }) => !jobDistance.has(job))

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
      opaque: parts.some(([part]) => isOpaque(world, walk, clauses, part)),
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
  const isSkipped = (id: Id): boolean => skippedAt.has(id)
  return {
    nodes,
    edges: withoutSkipped(edges, isSkipped),
    ...(walk.at === 'job' ? { pairs: withoutSkipped(pairs, isSkipped) } : {}),
  }
}

export const pairOf = (from: Id, to: Id, job: Id | undefined): ReferenceEdge => ({
  from,
  to,
  job,
  firstAt: undefined,
  lastAt: undefined,
  bases: [],
  transformation: undefined,
})
