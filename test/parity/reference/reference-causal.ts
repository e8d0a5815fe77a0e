import type { Id } from '../../../src/domain/ids.ts'
import type { WalkNode } from '../../../src/query/plan.ts'
import type { ReferenceEdge, ReferenceNode, ReferenceSet } from './reference-set.ts'
import { withoutSkipped } from './reference-skip.ts'
import type { WalkSets } from './reference-steps.ts'
import { pairOf } from './reference-walk.ts'
import type { World, WorldWork } from './world.ts'

type Kind = ReferenceNode['kind']

/** A dataset as somebody accessed it; nobody: as the start of the walk. */
interface Met {
  readonly dataset: Id
  readonly by: WorldWork | undefined
}

/** One step of a walk: from a dataset by an operation, to another one or to nothing. */
interface Step {
  readonly near: Met
  readonly by: WorldWork
  readonly far: Id | undefined
  readonly bases: readonly string[]
}

/** What one way of a walk shows that goes operation by operation: the sentences of the language, one after another. */
export function referenceCausal(
  world: World,
  walk: WalkNode,
  direction: 'upstream' | 'downstream',
  sets: WalkSets,
  now: number,
): ReferenceSet {
  const works = world.works ?? []
  const up = direction === 'upstream'
  const { since, until, asOf } = walk.window
  const time = asOf ?? now
  const max = walk.depth.max ?? Infinity
  const { at } = walk

  // The causal rule.
  const isOver = (w: WorldWork): boolean => w.endedAt !== undefined && w.endedAt <= time
  const endOf = (w: WorldWork): number => {
    const above = w.runEnds.filter((end) => end <= time)
    const end = isOver(w) ? w.endedAt! : above.length > 0 ? Math.min(...above) : time
    return end < w.startedAt ? w.startedAt : end
  }
  const replaced = (w: WorldWork, dataset: Id): boolean =>
    w.status === 'succeeded' && isOver(w) && w.writes.some((x) => x.dataset === dataset && x.replaces)
  const atOneInstant = (a: WorldWork, b: WorldWork): boolean =>
    a.startedAt === endOf(a) && b.startedAt === endOf(b) && a.startedAt === b.startedAt
  const hides = (other: WorldWork, w: WorldWork, dataset: Id, from: number, reader?: WorldWork): boolean =>
    other !== w &&
    other !== reader &&
    replaced(other, dataset) &&
    other.startedAt >= endOf(w) &&
    endOf(other) <= from &&
    !(replaced(w, dataset) && atOneInstant(other, w) && other.id < w.id)
  const sees = (reader: WorldWork, w: WorldWork, dataset: Id): boolean =>
    reader !== w &&
    w.startedAt < endOf(reader) &&
    !works.some((other) => hides(other, w, dataset, reader.startedAt, reader))
  const windowEnd = Math.min(until ?? Infinity, asOf ?? Infinity)
  const isThereAtEnd = (w: WorldWork, dataset: Id): boolean =>
    w.startedAt <= windowEnd && !works.some((other) => hides(other, w, dataset, windowEnd))

  // Which operations and datasets the walk may go by and come to.
  const inWindow = (w: WorldWork): boolean =>
    w.lastEventAt >= (since ?? -Infinity) && w.startedAt <= windowEnd
  const isOf = (ids: readonly Id[], w: WorldWork): boolean =>
    [w.id, w.run, w.job].some((id) => ids.includes(id))
  const mayPass = (w: WorldWork): boolean =>
    w.counts &&
    inWindow(w) &&
    sets.within.every((s) => s.jobs === undefined || isOf(s.jobs, w)) &&
    !isOf(sets.avoiding, w) &&
    (at !== 'dataset' || !isOf(sets.stopAt, w))
  const starts = new Set(sets.starts.filter((s) => s.kind === 'dataset').map((s) => s.id))
  const mayCome = (id: Id): boolean =>
    starts.has(id) ||
    (sets.within.every((s) => s.nodes === undefined || s.nodes.includes(id)) && !sets.avoiding.includes(id))
  const isStopped = (w: WorldWork): boolean => at !== 'dataset' && isOf(sets.stopAt, w)

  const touches = (w: WorldWork, id: Id): boolean =>
    up ? w.writes.some((x) => x.dataset === id) : w.reads.includes(id)
  const linked = ({ dataset, by }: Met, w: WorldWork): boolean => {
    if (!touches(w, dataset)) return false
    if (by === undefined) return up ? isThereAtEnd(w, dataset) : true
    return up ? sees(by, w, dataset) : sees(w, by, dataset)
  }
  // Asked for over and over, and always the same.
  const known = new Map<string, Step[]>()
  const stepsFrom = (met: Met): Step[] => {
    const key = `${met.dataset} ${met.by?.id ?? ''}`
    const steps = known.get(key) ?? findSteps(met)
    known.set(key, steps)
    return steps
  }
  const findSteps = (met: Met): Step[] =>
    works
      .filter((w) => mayPass(w) && linked(met, w))
      .flatMap((by): Step[] => {
        const near = met.dataset
        const made = by.pairs.filter((p) => (up ? p.target : p.source) === near)
        if (made.length === 0) return [{ near: met, by, far: undefined, bases: [] }]
        const { basis } = walk.via
        const fars = new Set(made.map((p) => (up ? p.source : p.target)))
        return [...fars].flatMap((far) => {
          const bases = made.filter((p) => (up ? p.source : p.target) === far).map((p) => p.basis as string)
          const counts =
            walk.via.transformation?.length !== 0 && (basis === undefined || bases.includes(basis))
          return counts && mayCome(far) ? [{ near: met, by, far, bases }] : []
        })
      })
  const skips = (id: Id): boolean => !starts.has(id) && sets.skip.includes(id)
  const crosses = (step: Step): boolean => step.far !== undefined && !isStopped(step.by)

  // What stands for operations in the answer.
  const shownAs = (w: WorldWork): Id | undefined =>
    at === 'operation' ? w.id : at === 'run' ? w.run : at === 'job' ? w.job : undefined
  const startWorks = new Map<Id, { kind: Kind; works: WorldWork[] }>()
  for (const { id, kind } of sets.starts) {
    if (kind === 'dataset' || kind === 'column') continue
    const put = (shown: Id, as: Kind, w?: WorldWork): void => {
      const of = startWorks.get(shown) ?? { kind: as, works: [] }
      if (w !== undefined && !of.works.includes(w)) of.works.push(w)
      startWorks.set(shown, of)
    }
    if (at === 'dataset' || kind === at) put(id, kind)
    for (const w of works.filter((one) => isOf([id], one)))
      if (at === 'dataset' || kind === at) put(id, kind, w)
      else put(shownAs(w)!, at, w)
  }

  // How far it comes.
  const distance = new Map<Id, number>([...starts].map((id) => [id, 0]))
  const workDistance = new Map<Id, number>([...startWorks.keys()].map((id) => [id, 0]))
  const met: { readonly what: Met; readonly at: number }[] = [...starts].map((dataset) => ({
    what: { dataset, by: undefined },
    at: 0,
  }))
  const meet = (dataset: Id, by: WorldWork, d: number): void => {
    // What is skipped costs no distance, and is not shown.
    const so = skips(dataset) ? d - 1 : d
    if (!skips(dataset) && !distance.has(dataset)) distance.set(dataset, d)
    if (!starts.has(dataset) && sets.stopAt.includes(dataset)) return
    if (!met.some(({ what }) => what.dataset === dataset && what.by === by))
      met.push({ what: { dataset, by }, at: so })
  }
  const pass = (w: WorldWork, d: number): void => {
    const shown = shownAs(w)
    if (shown !== undefined && !workDistance.has(shown)) workDistance.set(shown, d)
  }
  const firsts = [...startWorks].flatMap(([start, of]) =>
    of.works
      .filter(inWindow)
      .flatMap((by) =>
        [...new Set(up ? by.reads : by.writes.map((x) => x.dataset))]
          .filter(mayCome)
          .map((far) => ({ start, by, far })),
      ),
  )
  if (max > 0) for (const { by, far } of firsts) meet(far, by, 1)
  for (let d = 0; d < max && met.some((m) => m.at >= d); d++)
    // The list grows while it is gone through.
    for (const { what, at: so } of met)
      if (so === d)
        for (const step of stepsFrom(what)) {
          pass(step.by, d + 1)
          if (crosses(step)) meet(step.far!, step.by, d + 1)
        }

  // What it draws. Each access of a skipped dataset is a place of its own, until it is left out.
  const placed = new Set<Id>()
  const placeOf = ({ dataset, by }: Met): Id => {
    if (!skips(dataset)) return dataset
    const place = `${dataset} by ${by!.id}` as Id
    placed.add(place)
    return place
  }
  const edges: ReferenceEdge[] = []
  const pairs: ReferenceEdge[] = []
  const draw = (near: Id, far: Id, by: WorldWork, bases: readonly string[]): void => {
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

  const lacks = (what: Met, past: readonly string[]): boolean =>
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
