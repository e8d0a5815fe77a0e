import type { Id } from '../../../src/domain/ids.ts'
import type { PathsNode } from '../../../src/query/plan.ts'
import { causalSteps, type Access } from './reference-causal-steps.ts'
import { byName, compareLists, MAX_PATHS } from './reference-paths.ts'
import type { ReferenceEdge, ReferenceNode, ReferenceSet } from './reference-set.ts'
import { withoutSkipped } from './reference-skip.ts'
import type { WalkSets } from './reference-steps.ts'
import { pairOf } from './reference-walk.ts'
import { followPaths, stepsOnPaths, stepsOfShownPath, type PathStep } from './steps-on-paths.ts'
import type { World, WorldOperation } from './world.ts'

type Kind = ReferenceNode['kind']

/** A step between two datasets, each in the version of one writer, or from or to an execution. */
interface Step extends PathStep {
  readonly kind: 'pair' | 'first' | 'end'
  readonly by: WorldOperation
  readonly bases: readonly string[]
}

/** The steps on paths over operations, found by following each written version to all operations that may have read it. */
export function referenceCausalPaths(
  world: World,
  paths: PathsNode,
  sets: WalkSets,
  now: number,
): ReferenceSet {
  const isStart = (id: Id): boolean => sets.starts.some((s) => s.id === id)
  const goals = sets
    .ends!.filter((e) => e.kind === 'dataset')
    .map((e) => e.id)
    .filter((id) => isStart(id) || (!sets.avoiding.includes(id) && !sets.skip.includes(id)))
  // The ends are exempt from `within`.
  const within = sets.within.map((s) => (s.nodes === undefined ? s : { ...s, nodes: [...s.nodes, ...goals] }))
  const rules = causalSteps(world, paths, 'downstream', { ...sets, within }, now)
  const { starts, startWorks, stepsFrom, crosses, linked, inWindow, isOf, shownAs } = rules
  const endWorks = rules.worksOf(sets.ends!)

  // Every version that can be reached, and every step from it.
  const places = new Map<Id, Access>()
  const placeOf = (met: Access): Id => {
    const place = `${met.dataset} by ${met.by?.id ?? 'nobody'}` as Id
    places.set(place, met)
    return place
  }
  const endOf = (id: Id): Id => `end ${id}` as Id
  const steps: Step[] = []
  for (const { start, by, far } of rules.firsts)
    steps.push({
      kind: 'first',
      from: start,
      to: placeOf({ dataset: far, by }),
      by,
      bases: [],
      rows: [],
      job: by.job,
      label: undefined,
    })
  for (const dataset of starts) placeOf({ dataset, by: undefined })
  for (const [from, met] of places) {
    if (!starts.has(met.dataset) && sets.stopAt.includes(met.dataset)) continue
    for (const step of stepsFrom(met))
      if (crosses(step))
        steps.push({
          kind: 'pair',
          from,
          to: placeOf({ dataset: step.far!, by: step.by }),
          by: step.by,
          bases: step.bases,
          rows: [],
          job: step.by.job,
          label: shownAs(step.by),
        })
    for (const [id, of] of endWorks)
      for (const by of of.operations)
        if (by.counts && inWindow(by) && linked(met, by) && (startWorks.has(id) || !isOf(sets.avoiding, by)))
          steps.push({
            kind: 'end',
            from,
            to: endOf(id),
            by,
            bases: [],
            rows: [],
            job: by.job,
            label: undefined,
          })
  }

  const skips = (id: Id): boolean => places.has(id) && rules.skips(places.get(id)!.dataset)
  const isGoal = (id: Id): boolean =>
    id.startsWith('end ') || (places.get(id)?.by !== undefined && goals.includes(places.get(id)!.dataset))
  const cost = (s: PathStep): number => (skips(s.to) ? 0 : 1)
  const begin = [...[...starts].map((dataset) => placeOf({ dataset, by: undefined })), ...startWorks.keys()]
  const lengths = stepsOnPaths(
    steps,
    begin,
    [...places.keys(), ...[...endWorks.keys()].map(endOf)].filter(isGoal),
    cost,
    paths,
  )
  const { fromStart, toEnd, maxLength, shortest } = lengths
  let { on } = lengths

  // What the answer shows, and the key of a node on a path: a path visits each version of a dataset at most once.
  const shown = (id: Id): Id => places.get(id)?.dataset ?? (id.startsWith('end ') ? (id.slice(4) as Id) : id)
  const datasetOfKey = new Map<Id, Id>()
  const keyOf = (id: Id): Id => {
    const met = places.get(id)
    if (met === undefined) return shown(id)
    const key = `${met.dataset} as of ${(met.by && shownAs(met.by)) ?? ''}` as Id
    datasetOfKey.set(key, met.dataset)
    return key
  }
  const idsOf = (path: readonly Id[]): readonly Id[] => path.map((key) => datasetOfKey.get(key) ?? key)
  const order = byName(world)
  const followed = followPaths(on, begin, isGoal, skips, keyOf, cost, (id) => startWorks.has(id), shortest)
  const list = [...Map.groupBy(followed, (w) => w.visible.join(' ')).values()]
    .map((same) => ({ keys: same[0]!.visible, length: Math.min(...same.map((w) => w.length)) }))
    .sort((a, b) => a.length - b.length || compareLists(idsOf(a.keys), idsOf(b.keys), order))
    .map(({ keys }) => keys)
  if (paths.shortest && list.length > 0) {
    const shownSteps = stepsOfShownPath(list[0]!, on, (s) => ({
      label: s.label,
      shown: skips(s.to) ? undefined : keyOf(s.to),
      first: begin.includes(s.from) ? keyOf(s.from) : undefined,
      ends: isGoal(s.to) && fromStart.get(s.from)! + cost(s) === shortest,
      leadsOn: fromStart.get(s.from)! + cost(s) === fromStart.get(s.to),
    }))
    on = on.filter((s) => shownSteps.has(s))
  }

  // The nodes.
  const nodes = new Map<Id, ReferenceNode>()
  const put = (
    id: Id,
    kind: Kind,
    d: number,
    start: boolean,
    basis: readonly string[],
    more: boolean,
  ): void => {
    const before = nodes.get(id)
    nodes.set(id, {
      id,
      kind,
      start,
      member: start ? paths.includingStart : true,
      distance: start ? 0 : Math.min(before?.distance ?? d, d),
      more: more || (before?.more ?? false),
      opaque: false,
      basis: new Set([...(before?.basis ?? []), ...basis]),
    })
  }
  const touched = new Set(on.flatMap((s) => [s.from, s.to]))
  const seen = new Set([
    ...[...touched].filter((id) => !skips(id)).map(shown),
    ...on.flatMap((s) => s.label ?? []),
  ])
  const saysMore = (id: Id, so: number, past: readonly Id[]): boolean =>
    steps.some((s) => {
      if (s.from !== id || so + cost(s) + (toEnd.get(s.to) ?? Infinity) > maxLength + 1) return false
      if (s.label !== undefined && !seen.has(s.label)) return true
      if (!skips(s.to)) return !seen.has(shown(s.to))
      return !past.includes(s.to) && saysMore(s.to, so, [...past, s.to])
    })
  const kindOf = (id: Id): Kind => startWorks.get(id)?.kind ?? endWorks.get(id)?.kind ?? paths.at
  for (const id of touched) {
    if (skips(id)) continue
    const more = !paths.shortest && maxLength < Infinity && saysMore(id, fromStart.get(id)!, [])
    const dataset = places.get(id)?.dataset
    if (dataset === undefined)
      put(shown(id), kindOf(shown(id)), fromStart.get(id)!, startWorks.has(shown(id)), [], more)
    else {
      const into = on.filter((s) => s.to === id).flatMap((s) => s.bases)
      put(dataset, 'dataset', fromStart.get(id)!, starts.has(dataset), into, more)
    }
  }
  for (const s of on)
    if (s.label !== undefined)
      put(s.label, kindOf(s.label), fromStart.get(s.from)! + 1, startWorks.has(s.label), [], false)

  // The edges.
  const { asOf } = paths.window
  const edges: ReferenceEdge[] = []
  const pairs: ReferenceEdge[] = []
  const as = (id: Id): Id => (skips(id) ? id : shown(id))
  for (const { from, to, label, by, bases, kind } of on) {
    const draw = (a: Id, b: Id): void =>
      void edges.push({
        from: a,
        to: b,
        job: by.job,
        firstAt: by.startedAt,
        lastAt: asOf !== undefined && by.lastEventAt > asOf ? undefined : by.lastEventAt,
        bases,
        transformation: undefined,
      })
    if (label === undefined) draw(as(from), as(to))
    else {
      draw(as(from), label)
      draw(label, as(to))
      if (kind === 'pair') pairs.push(pairOf(as(from), as(to), label))
    }
  }
  return {
    nodes: [...nodes.values()],
    edges: withoutSkipped(edges, skips),
    ...(paths.at === 'dataset' ? {} : { pairs: withoutSkipped(pairs, skips) }),
    paths: list.slice(0, paths.shortest ? 1 : MAX_PATHS).map(idsOf),
  }
}
