import type { Id } from '../../../src/domain/ids.ts'
import type { PathsNode } from '../../../src/query/plan.ts'
import {
  asMember,
  byDefault,
  datasetOf,
  type ReferenceEdge,
  type ReferenceNode,
  type ReferenceSet,
} from './reference-set.ts'
import { withoutSkipped } from './reference-skip.ts'
import { isOpaque, referenceSteps, type WalkSets } from './reference-steps.ts'
import { followPaths, stepsOnPaths, stepsOfShownPath, type PathStep } from './steps-on-paths.ts'
import { pairOf } from './reference-walk.ts'
import { tells } from './reference-window.ts'
import type { World } from './world.ts'

export const MAX_PATHS = 100

/** The steps on paths up to the maximum length, and the paths, found by following each step by step. */
export function referencePaths(world: World, paths: PathsNode, sets: WalkSets): ReferenceSet {
  const ends = sets.ends!
  const byColumns = paths.at === 'column' || [...sets.starts, ...ends].some((s) => s.kind === 'column')
  const goals = endNodes(world, paths, sets, byColumns)
  // The ends are exempt from `within`.
  const open: WalkSets = {
    ...sets,
    within: sets.within.map((s) =>
      s.nodes === undefined ? s : { ...s, nodes: [...s.nodes, ...goals.nodes] },
    ),
  }
  const all = referenceSteps(world, paths, 'downstream', open)
  const unconfined = referenceSteps(world, paths, 'downstream', {
    ...sets,
    within: sets.within.map((s) => (s.jobs === undefined ? {} : { jobs: s.jobs })),
  })
  const { startNodes, startJobs, skips, goesOn, crosses, byColumns: columns } = all
  const nodes = columns ? world.columns.map((c) => c.id) : world.datasets.map((d) => d.id)

  const steps: PathStep[] = []
  for (const job of startJobs)
    for (const { far, span } of all.firstOf(job))
      steps.push({ from: job, to: far, rows: [], span, job, label: undefined })
  for (const from of nodes.filter(goesOn)) {
    const label = (job: Id | undefined): Id | undefined => (paths.at === 'job' ? job : undefined)
    for (const s of all.stepsFrom(from))
      if (crosses(s)) steps.push({ from, to: s.far, rows: s.rows, job: s.job, label: label(s.job) })
    for (const s of unconfined.stepsFrom(from))
      if (crosses(s))
        for (const goal of goals.nodes)
          if (standsFor(world, s.far, goal, goals.all))
            steps.push({ from, to: goal, rows: s.rows, job: s.job, label: label(s.job) })
    const dataset = columns ? datasetOf(world, from)! : from
    for (const t of all.touches('reads'))
      if (t.dataset === dataset && goals.jobs.includes(t.job))
        steps.push({ from, to: endOf(t.job), rows: [], span: t.span, job: t.job, label: undefined })
  }

  const cost = (s: PathStep): number => (skips(s.to) ? 0 : 1)
  const isGoal = (id: Id): boolean => goals.nodes.includes(id) || goals.jobs.map(endOf).includes(id)
  const lengths = stepsOnPaths(
    steps,
    [...startNodes, ...startJobs],
    [...goals.nodes, ...goals.jobs.map(endOf)],
    cost,
    paths,
  )
  const { fromStart, toEnd, maxLength, shortest } = lengths
  let { on } = lengths

  const shownAs = (id: Id): Id => {
    if (id.startsWith('end ')) return id.slice(4) as Id
    return columns && paths.at !== 'column' ? (datasetOf(world, id) ?? id) : id
  }
  const followed = followPaths(
    on,
    [...startNodes, ...startJobs],
    isGoal,
    skips,
    shownAs,
    cost,
    (id) => startJobs.has(id),
    columns && paths.at !== 'column' ? shortest : -1,
  )
  const order = byName(world)
  const listed = [...Map.groupBy(followed, (w) => w.visible.join(' ')).values()]
    .map((same) => ({ ids: same[0]!.visible, length: Math.min(...same.map((w) => w.length)) }))
    .sort((a, b) => a.length - b.length || compareLists(a.ids, b.ids, order))
    .map(({ ids }) => ids)
  if (paths.shortest && listed.length > 0) {
    const shownSteps = stepsOfShownPath(listed[0]!, on, (s) => ({
      label: s.label,
      shown: skips(s.to) ? undefined : shownAs(s.to),
      first: startNodes.has(s.from) || startJobs.has(s.from) ? shownAs(s.from) : undefined,
      ends: isGoal(s.to) && fromStart.get(s.from)! + cost(s) === shortest,
      leadsOn: fromStart.get(s.from)! + cost(s) === fromStart.get(s.to),
    }))
    on = on.filter((s) => shownSteps.has(s))
  }

  const passed = new Set(on.flatMap((s) => [s.from, s.to]).filter(skips))
  const isPassed = (id: Id): boolean => passed.has(id)
  return {
    nodes: shownNodes(
      world,
      paths,
      { on, steps, fromStart, toEnd, skips, shownAs, startNodes, startJobs, maxLength },
      all,
    ),
    edges: withoutSkipped(drawn(paths, on, skips, shownAs), isPassed),
    ...(paths.at === 'job'
      ? {
          pairs: withoutSkipped(
            on.flatMap((s) =>
              s.span === undefined
                ? [
                    pairOf(
                      skips(s.from) ? s.from : shownAs(s.from),
                      skips(s.to) ? s.to : shownAs(s.to),
                      s.job,
                    ),
                  ]
                : [],
            ),
            isPassed,
          ),
        }
      : {}),
    paths: listed.slice(0, paths.shortest ? 1 : MAX_PATHS),
  }
}

/** A job as the end of a path: its inputs do not lead to its outputs. */
const endOf = (job: Id): Id => `end ${job}` as Id

/** Whether a column represents an end without being one: `*` represents the columns of its dataset, and they represent `*`. */
function standsFor(world: World, id: Id, goal: Id, all: readonly Id[]): boolean {
  const column = world.columns.find((c) => c.id === id)
  const end = world.columns.find((c) => c.id === goal)
  if (column === undefined || end === undefined || column.dataset !== end.dataset || all.includes(id))
    return false
  return column.name === '*' || end.name === '*'
}

function endNodes(
  world: World,
  paths: PathsNode,
  sets: WalkSets,
  byColumns: boolean,
): { readonly nodes: readonly Id[]; readonly jobs: readonly Id[]; readonly all: readonly Id[] } {
  const { startNodes, startJobs, letThrough, skips } = referenceSteps(world, paths, 'downstream', {
    ...sets,
    within: [],
  })
  const all = sets.ends!.flatMap((e) => {
    if (e.kind === 'job') return []
    if (!byColumns || e.kind === 'column') return [e.id]
    return world.columns.filter((c) => c.dataset === e.id).map((c) => c.id)
  })
  return {
    all,
    nodes: all.filter((id) => startNodes.has(id) || (letThrough(id) && !skips(id))),
    jobs: sets.ends!.flatMap((e) =>
      e.kind === 'job' && (startJobs.has(e.id) || !sets.avoiding.includes(e.id)) ? [e.id] : [],
    ),
  }
}

interface Shape {
  readonly on: readonly PathStep[]
  readonly steps: readonly PathStep[]
  readonly fromStart: ReadonlyMap<Id, number>
  readonly toEnd: ReadonlyMap<Id, number>
  readonly skips: (id: Id) => boolean
  readonly shownAs: (id: Id) => Id
  readonly startNodes: ReadonlySet<Id>
  readonly startJobs: ReadonlySet<Id>
  readonly maxLength: number
}

function shownNodes(
  world: World,
  paths: PathsNode,
  { on, steps, fromStart, toEnd, skips, shownAs, startNodes, startJobs, maxLength }: Shape,
  all: ReturnType<typeof referenceSteps>,
): readonly ReferenceNode[] {
  const nodes = new Map<Id, ReferenceNode>()
  const isJob = (id: Id): boolean => world.jobs.some((j) => j.id === id)
  const put = (id: Id, distance: number, start: boolean, more: Partial<ReferenceNode>): void => {
    const member = start ? paths.includingStart : true
    const before = nodes.get(id)
    const nearer =
      before === undefined || before.member === member
        ? Math.min(before?.distance ?? distance, distance)
        : member
          ? distance
          : before.distance
    nodes.set(id, {
      id,
      kind: isJob(id) ? 'job' : paths.at === 'column' ? 'column' : 'dataset',
      start: start || (before?.start ?? false),
      member: member || (before?.member ?? false),
      distance: nearer,
      more: (more.more ?? false) || (before?.more ?? false),
      opaque: (more.opaque ?? false) || (before?.opaque ?? false),
      basis: new Set([...(before?.basis ?? []), ...(more.basis ?? [])]),
    })
  }
  const data = new Set(on.flatMap((s) => [s.from, s.to]))
  const labels = new Set(on.flatMap((s) => s.label ?? []))
  const seen = new Set([...[...data].filter((id) => !skips(id)).map(shownAs), ...labels])
  const shown = (id: Id): boolean => seen.has(shownAs(id))
  const cost = (s: PathStep): number => (skips(s.to) ? 0 : 1)
  /** Whether a step from here, past skipped nodes, leads to a hidden node, on a path that is one step too long. */
  const saysMore = (id: Id, so: number, past: readonly Id[]): boolean =>
    steps.some((s) => {
      if (s.from !== id) return false
      const whole = so + cost(s) + (toEnd.get(s.to) ?? Infinity)
      if (whole > maxLength + 1) return false
      if (s.label !== undefined && !shown(s.label)) return true
      if (!skips(s.to)) return !shown(s.to)
      return !past.includes(s.to) && saysMore(s.to, so, [...past, s.to])
    })
  for (const id of data) {
    if (skips(id)) continue
    const into = on.filter((s) => s.to === id)
    const basis = new Set(into.flatMap((s) => basesOf(s, paths)))
    const job = isJob(shownAs(id))
    const start = startNodes.has(id) || startJobs.has(shownAs(id))
    const d = job && start ? 0 : fromStart.get(id)!
    // A job that is both end and start continues as a start.
    const from = job ? shownAs(id) : id
    const more =
      !paths.shortest && maxLength < Infinity && (!job || startJobs.has(from)) && saysMore(from, d, [])
    put(shownAs(id), d, start, {
      more,
      basis: job ? new Set() : basis,
      opaque: isOpaque(world, paths, all, id),
    })
  }
  for (const s of on)
    if (s.label !== undefined) {
      const start = startJobs.has(s.label)
      put(s.label, start ? 0 : fromStart.get(s.from)! + 1, start, {})
    }
  return [...nodes.values()]
}

function drawn(
  paths: PathsNode,
  on: readonly PathStep[],
  skips: (id: Id) => boolean,
  shownAs: (id: Id) => Id,
): readonly ReferenceEdge[] {
  const edges: ReferenceEdge[] = []
  const as = (id: Id): Id => (skips(id) ? id : shownAs(id))
  for (const s of on) {
    const spans =
      s.span === undefined ? s.rows.flatMap((e) => [e.stated ?? [], e.inferred ?? []].flat()) : [s.span]
    const first = Math.min(...spans.map((span) => span.firstAt))
    const last = Math.max(...spans.map((span) => span.lastAt))
    const transformation = s.rows[0]?.transformation
    const put = (from: Id, to: Id): void =>
      void edges.push({
        from,
        to,
        job: s.job,
        firstAt: tells(first, paths.window) ? first : undefined,
        lastAt: tells(last, paths.window) ? last : undefined,
        bases: basesOf(s, paths),
        transformation:
          transformation !== undefined && paths.at === 'column' ? JSON.stringify(transformation) : undefined,
      })
    if (s.label === undefined) put(as(s.from), as(s.to))
    else {
      put(as(s.from), s.label)
      put(s.label, as(s.to))
    }
  }
  return edges
}

function basesOf(s: PathStep, { window }: PathsNode): string[] {
  return (['inferred', 'stated'] as const).filter((basis) =>
    s.rows.some((e) => e[basis] !== undefined && e[basis].firstAt <= (window.asOf ?? Infinity)),
  )
}

export function byName(world: World): (a: Id, b: Id) => number {
  const compare = byDefault(world)
  const kindOf = (id: Id): ReferenceNode['kind'] =>
    world.jobs.some((j) => j.id === id)
      ? 'job'
      : [...(world.runs ?? []), ...(world.deleted?.runs ?? [])].some((r) => r.id === id)
        ? 'run'
        : (world.operations ?? []).some((w) => w.id === id)
          ? 'operation'
          : world.columns.some((c) => c.id === id)
            ? 'column'
            : 'dataset'
  const node = (id: Id): ReferenceNode => asMember({ id, kind: kindOf(id) })
  return (a, b) => compare(node(a), node(b))
}

export function compareLists(a: readonly Id[], b: readonly Id[], compare: (a: Id, b: Id) => number): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const by = compare(a[i]!, b[i]!)
    if (by !== 0) return by
  }
  return a.length - b.length
}
