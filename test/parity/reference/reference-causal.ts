import type { Id } from '../../../src/domain/ids.ts'
import type { WalkNode } from '../../../src/query/plan.ts'
import { causalSteps, type Access } from './reference-causal-steps.ts'
import type { ReferenceEdge, ReferenceNode, ReferenceSet } from './reference-set.ts'
import { withoutSkipped } from './reference-skip.ts'
import type { WalkSets } from './reference-steps.ts'
import { pairOf } from './reference-walk.ts'
import type { World, WorldOperation } from './world.ts'

type Kind = ReferenceNode['kind']

/** The result of a walk over operations in one direction. */
export function referenceCausal(
  world: World,
  walk: WalkNode,
  direction: 'upstream' | 'downstream',
  sets: WalkSets,
  now: number,
): ReferenceSet {
  const up = direction === 'upstream'
  const max = walk.depth.max ?? Infinity
  const { at } = walk
  const { asOf } = walk.window
  const { starts, startWorks, firsts, stepsFrom, crosses, skips, shownAs } = causalSteps(
    world,
    walk,
    direction,
    sets,
    now,
  )

  // The reached nodes.
  const distance = new Map<Id, number>([...starts].map((id) => [id, 0]))
  const workDistance = new Map<Id, number>([...startWorks.keys()].map((id) => [id, 0]))
  const met: { readonly what: Access; readonly at: number }[] = [...starts].map((dataset) => ({
    what: { dataset, by: undefined },
    at: 0,
  }))
  const meet = (dataset: Id, by: WorldOperation, d: number): void => {
    // A skipped dataset costs no distance, and is not shown.
    const distanceOfStep = skips(dataset) ? d - 1 : d
    if (!skips(dataset) && !distance.has(dataset)) distance.set(dataset, d)
    if (!starts.has(dataset) && sets.stopAt.includes(dataset)) return
    if (!met.some(({ what }) => what.dataset === dataset && what.by === by))
      met.push({ what: { dataset, by }, at: distanceOfStep })
  }
  const pass = (w: WorldOperation, d: number): void => {
    const shown = shownAs(w)
    if (shown !== undefined && !workDistance.has(shown)) workDistance.set(shown, d)
  }
  if (max > 0) for (const { by, far } of firsts) meet(far, by, 1)
  for (let d = 0; d < max && met.some((m) => m.at >= d); d++)
    // The list grows during the loop.
    for (const { what, at: reachedAt } of met)
      if (reachedAt === d)
        for (const step of stepsFrom(what)) {
          pass(step.by, d + 1)
          if (crosses(step)) meet(step.far!, step.by, d + 1)
        }

  // The edges. Each access of a skipped dataset is a separate node until it is removed.
  const placed = new Set<Id>()
  const placeOf = ({ dataset, by }: Access): Id => {
    if (!skips(dataset)) return dataset
    const place = `${dataset} by ${by!.id}` as Id
    placed.add(place)
    return place
  }
  const edges: ReferenceEdge[] = []
  const pairs: ReferenceEdge[] = []
  const draw = (near: Id, far: Id, by: WorldOperation, bases: readonly string[]): void => {
    edges.push({
      from: up ? far : near,
      to: up ? near : far,
      job: by.job,
      firstAt: by.startedAt,
      lastAt: asOf !== undefined && by.lastEventAt > asOf ? undefined : by.lastEventAt,
      bases,
      transformation: undefined,
    })
  }
  const basis = new Map<Id, Set<string>>()
  if (max > 0) for (const { start, by, far } of firsts) draw(start, placeOf({ dataset: far, by }), by, [])
  for (const { what } of met.filter((m) => m.at < max))
    for (const step of stepsFrom(what)) {
      const work = shownAs(step.by)
      const near = placeOf(step.near)
      if (work !== undefined) draw(near, work, step.by, step.bases)
      if (!crosses(step)) continue
      const far = placeOf({ dataset: step.far!, by: step.by })
      basis.set(step.far!, new Set([...(basis.get(step.far!) ?? []), ...step.bases]))
      draw(work ?? near, far, step.by, step.bases)
      if (work !== undefined) pairs.push(pairOf(up ? far : near, up ? near : far, work))
    }

  const lacks = (what: Access, past: readonly string[]): boolean =>
    stepsFrom(what).some((step) => {
      const work = shownAs(step.by)
      if (work !== undefined && !workDistance.has(work)) return true
      if (!crosses(step)) return false
      if (!skips(step.far!)) return !distance.has(step.far!)
      const next = { dataset: step.far!, by: step.by }
      const place = placeOf(next)
      return !sets.stopAt.includes(step.far!) && !past.includes(place) && lacks(next, [...past, place])
    })
  const saysMore = (id: Id): boolean =>
    met.some((m) => m.at === max && m.what.dataset === id && lacks(m.what, []))
  const node = (id: Id, kind: Kind, d: number, start: boolean): ReferenceNode => ({
    id,
    kind,
    start,
    member: start ? walk.includingStart : d >= walk.depth.min,
    distance: d,
    more: kind === 'dataset' && saysMore(id),
    opaque: false,
    basis: basis.get(id) ?? new Set(),
  })
  return {
    nodes: [
      ...[...distance].map(([id, d]) => node(id, 'dataset', d, starts.has(id))),
      ...[...workDistance].map(([id, d]) => node(id, startWorks.get(id)?.kind ?? at, d, startWorks.has(id))),
    ],
    edges: withoutSkipped(edges, (id) => placed.has(id)),
    ...(at === 'dataset' ? {} : { pairs: withoutSkipped(pairs, (id) => placed.has(id)) }),
  }
}
