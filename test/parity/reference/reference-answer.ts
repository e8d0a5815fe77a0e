import type { Id } from '../../../src/domain/ids.ts'
import type { PlanNode, PlanPredicate, Selection, WalkNode } from '../../../src/query/plan.ts'
import {
  asMember,
  byDefault,
  datasetOf,
  members,
  entityOf,
  type ReferenceEdge,
  type ReferenceNode,
  type ReferenceSet,
} from './reference-set.ts'
import { kindsOf as kindsOfPlan } from '../../../src/query/kinds-of.ts'
import { referenceCausalPaths } from './reference-causal-paths.ts'
import { referenceCausal } from './reference-causal.ts'
import { referencePaths } from './reference-paths.ts'
import { linksBetween, referenceCycles, referenceEnds } from './reference-structure.ts'
import type { WalkSets } from './reference-steps.ts'
import { referenceWalk } from './reference-walk.ts'
import type { World } from './world.ts'

type Kind = ReferenceNode['kind']

/** The set that a plan means, by the definitions, without optimisation. The caller counts plans with a table as their answer. */
export function referenceSet(world: World, node: PlanNode, now = 0): ReferenceSet {
  switch (node.kind) {
    case 'select':
      return { nodes: selected(world, node.selection, now).map(asMember), edges: [] }
    case 'walk':
      return walked(world, node, now)
    case 'paths': {
      const starts = setsOf(world, { ...node, starts: node.from }, now)
      const ends = members(referenceSet(world, node.to, now))
      if (starts.starts.length === 0 || ends.length === 0) return { nodes: [], edges: [], paths: [] }
      const causal = isWork(node.at) || [...kindsOfPlan(node.from), ...kindsOfPlan(node.to)].some(isWork)
      return causal
        ? referenceCausalPaths(world, node, { ...starts, ends }, now)
        : referencePaths(world, node, { ...starts, ends })
    }
    case 'cycles': {
      const inner = node.in
      const all: ReferenceSet = {
        nodes: world.datasets.map(({ id }) => asMember({ id, kind: 'dataset' })),
        edges: [],
      }
      const set = inner === undefined ? all : referenceSet(world, inner, now)
      if (inner !== undefined && hasWalk(inner))
        // With jobs between them, nodes are only on a cycle through these jobs.
        return referenceCycles(
          world,
          set,
          set.pairs ?? set.edges.map((e) => ({ ...e, job: undefined })),
          set.edges,
        )
      const listed = { ...set, nodes: members(set) }
      const links = linksBetween(
        world,
        listed.nodes.map((n) => n.id),
      )
      const cyclic = referenceCycles(
        world,
        listed,
        links.map((l) => ({ ...l, job: undefined })),
        [],
      )
      const edges = linksBetween(
        world,
        cyclic.nodes.map((n) => n.id),
      )
      return { ...cyclic, edges }
    }
    case 'ends': {
      const set = referenceSet(world, node.of, now)
      const links = hasWalk(node.of)
        ? set.edges
        : linksBetween(
            world,
            members(set).map((n) => n.id),
          )
      return referenceEnds(node, set, links)
    }
    case 'combine':
      return combined(node.op, referenceSet(world, node.left, now), referenceSet(world, node.right, now))
    case 'changes':
      return compared(referenceSet(world, node.before, now), referenceSet(world, node.after, now))
    case 'where': {
      const set = referenceSet(world, node.input, now)
      return only(
        set,
        members(set).filter((n) => holds(world, node.predicate, n)),
      )
    }
    case 'limit': {
      const set = referenceSet(world, node.input, now)
      const first = [...members(set)]
      if (set.ordered === undefined) first.sort(byDefault(world))
      return only(set, first.slice(0, node.count))
    }
    case 'orderBy': {
      const set = referenceSet(world, node.input, now)
      const ordered = [...members(set)].sort((a, b) => {
        for (const { field, descending } of node.keys) {
          const [x, y] = [a, b].map((n) => valuesOf(world, n, field).at(descending ? -1 : 0))
          if (x === y) continue
          if (x === undefined) return 1
          if (y === undefined) return -1
          return x < y === descending ? 1 : -1
        }
        return byDefault(world)(a, b)
      })
      return { ...only(set, ordered), ordered }
    }
    default:
      throw new Error(`the reference has no ${node.kind}`)
  }
}

const isWork = (kind: Kind): boolean => kind === 'run' || kind === 'operation'

function selected(
  world: World,
  selection: Selection,
  now: number,
): { readonly id: Id; readonly kind: Kind }[] {
  switch (selection.kind) {
    case 'ids':
      return selection.ids.map((id) => ({ id, kind: selection.of }))
    case 'list': {
      const all = selection.items.flatMap((item) => members(referenceSet(world, item, now)))
      return [...new Map(all.map((n) => [n.id, n])).values()]
    }
    case 'datasets':
    case 'jobs': {
      const things = selection.kind === 'datasets' ? world.datasets : world.jobs
      const kind = selection.kind === 'datasets' ? 'dataset' : 'job'
      const { tagged = [] } = selection.filters
      return things
        .filter((t) => tagged.every(({ tag }) => t.tags.includes(tag)))
        .map(({ id }) => ({ id, kind }))
    }
    case 'runs': {
      const of = selection.of && members(referenceSet(world, selection.of, now)).map((n) => n.id)
      const started = (id: Id): number => world.runs?.find((r) => r.id === id)?.startedAt ?? -Infinity
      const found = (world.runs ?? []).flatMap(({ id, job, otherJobs = [] }) => {
        const its = (world.operations ?? []).filter((w) => w.run === id)
        const wrote = its.filter((w) => w.writes.some((x) => of?.includes(x.dataset) === true))
        const jobs = [job, ...otherJobs, ...its.map((w) => w.job)]
        const ofJob = of === undefined || jobs.some((one) => of.includes(one))
        if (!ofJob && wrote.length === 0) return []
        return [{ id, at: ofJob ? started(id) : Math.max(...wrote.map((w) => w.startedAt)) }]
      })
      found.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : b.at > a.at ? 1 : -1))
      return found.slice(0, selection.last ?? found.length).map(({ id }) => ({ id, kind: 'run' }))
    }
    case 'columns': {
      const of = selection.of && members(referenceSet(world, selection.of, now)).map((n) => n.id)
      const { name } = selection
      return world.columns
        .filter((c) => of === undefined || of.includes(c.dataset))
        .filter((c) => (name === undefined || name.glob ? c.name !== '*' : c.name === name.text))
        .map(({ id }) => ({ id, kind: 'column' }))
    }
  }
}

function walked(world: World, walk: WalkNode, now: number): ReferenceSet {
  const sets = setsOf(world, walk, now)
  const causal = isWork(walk.at) || [...kindsOfPlan(walk.starts)].some(isWork)
  const walkTo = (direction: 'upstream' | 'downstream'): ReferenceSet =>
    causal ? referenceCausal(world, walk, direction, sets, now) : referenceWalk(world, walk, direction, sets)
  if (walk.direction !== 'lineage') return walkTo(walk.direction)
  const up = walkTo('upstream')
  const down = walkTo('downstream')
  const ids = new Set([...up.nodes, ...down.nodes].map((n) => n.id))
  const nodes = [...ids].map((id): ReferenceNode => {
    const both = [...up.nodes, ...down.nodes].filter((n) => n.id === id)
    const asMembers = both.filter((n) => n.member)
    return {
      ...both[0]!,
      start: both.some((n) => n.start),
      member: asMembers.length > 0,
      distance: Math.min(...(asMembers.length > 0 ? asMembers : both).map((n) => n.distance!)),
      more: both.some((n) => n.more),
      opaque: both.some((n) => n.opaque),
      basis: new Set(both.flatMap((n) => [...n.basis])),
    }
  })
  const pairs = [...(up.pairs ?? []), ...(down.pairs ?? [])]
  const between = walk.at === 'job' || isWork(walk.at)
  return { nodes, edges: [...up.edges, ...down.edges], ...(between ? { pairs } : {}) }
}

/** Whether finding it crossed edges. */
function hasWalk(node: PlanNode): boolean {
  if (node.kind === 'walk' || node.kind === 'paths') return true
  if (node.kind === 'combine') return hasWalk(node.left) || hasWalk(node.right)
  if (node.kind === 'ends') return hasWalk(node.of)
  if (node.kind === 'changes') return hasWalk(node.after)
  if (node.kind === 'cycles') return node.in !== undefined && hasWalk(node.in)
  return 'input' in node && hasWalk(node.input)
}

function setsOf(
  world: World,
  walk: Pick<WalkNode, 'starts' | 'window' | 'within' | 'avoiding' | 'stopAt' | 'skip'>,
  now: number,
): WalkSets {
  const idsOf = (node: PlanNode): Id[] => members(referenceSet(world, node, now)).map((n) => n.id)
  const { asOf } = walk.window
  return {
    starts: members(referenceSet(world, walk.starts, now)).filter(
      ({ id }) => asOf === undefined || entityOf(world, id)!.firstSeen <= asOf,
    ),
    within: walk.within.map((node) => {
      const kinds = kindsIn(node)
      const ids = idsOf(node)
      return {
        ...(kinds.some(isExecution) ? { jobs: ids } : {}),
        ...(kinds.some((k) => !isExecution(k)) ? { nodes: ids } : {}),
      }
    }),
    avoiding: walk.avoiding.flatMap(idsOf),
    stopAt: walk.stopAt.flatMap(idsOf),
    skip: (walk.skip ?? []).flatMap(idsOf),
  }
}

const isExecution = (kind: Kind): boolean => kind === 'job' || kind === 'run' || kind === 'operation'

function kindsIn(node: PlanNode): Kind[] {
  if (node.kind !== 'select') throw new Error('the reference confines walks to selections')
  const { selection } = node
  switch (selection.kind) {
    case 'ids':
      return [selection.of]
    case 'datasets':
      return ['dataset']
    case 'jobs':
      return ['job']
    case 'columns':
      return ['column']
    case 'runs':
      return ['run']
    case 'list':
      return selection.items.flatMap(kindsIn)
  }
}

function combined(
  op: 'union' | 'intersect' | 'except',
  left: ReferenceSet,
  right: ReferenceSet,
): ReferenceSet {
  const inLeft = members(left)
  const inRight = members(right)
  const isIn = (set: readonly ReferenceNode[], id: Id): boolean => set.some((n) => n.id === id)
  const memberIds = {
    union: [...inLeft, ...inRight].map((n) => n.id),
    intersect: inLeft.map((n) => n.id).filter((id) => isIn(inRight, id)),
    except: inLeft.map((n) => n.id).filter((id) => !isIn(inRight, id)),
  }[op]
  const starts = [...left.nodes, ...(op === 'except' ? [] : right.nodes)].filter((n) => n.start)
  const shownIds = new Set([...memberIds, ...starts.map((n) => n.id)])
  const nodes = [...shownIds].map((id): ReferenceNode => {
    const asMembers = [...inLeft, ...(op === 'except' ? [] : inRight)].filter((n) => n.id === id)
    const shown = [...left.nodes, ...(op === 'except' ? [] : right.nodes)].filter(
      (n) => n.id === id && (n.member || n.start),
    )
    const member = memberIds.includes(id)
    const change = shown.find((n) => n.change !== undefined)?.change
    return {
      ...asMember(shown[0]!),
      start: starts.some((n) => n.id === id),
      member,
      distance: member ? asMembers.find((n) => n.distance !== undefined)?.distance : 0,
      more: shown.some((n) => n.more),
      opaque: shown.some((n) => n.opaque),
      basis: new Set(shown.flatMap((n) => [...n.basis])),
      cycle: shown.find((n) => n.cycle !== undefined)?.cycle,
      ...(change === undefined ? {} : { change }),
    }
  })
  const between = (e: { readonly from: Id; readonly to: Id }): boolean =>
    shownIds.has(e.from) && shownIds.has(e.to)
  const pairs =
    left.pairs === undefined && right.pairs === undefined
      ? undefined
      : [left, right]
          .flatMap((s) => s.pairs ?? s.edges.map((e) => ({ ...e, job: undefined })))
          .filter(between)
  return {
    nodes,
    edges: [...left.edges, ...right.edges].filter(between),
    ...(pairs === undefined ? {} : { pairs }),
  }
}

/** Compares two sets: each node by its membership, or, if it is a member in neither, by whether it is shown. */
function compared(first: ReferenceSet, second: ReferenceSet): ReferenceSet {
  const ids = new Set([...first.nodes, ...second.nodes].map((n) => n.id))
  const nodes = [...ids].map((id): ReferenceNode => {
    const [a, b] = [first, second].map((set) => set.nodes.find((n) => n.id === id))
    const member = [a, b].some((n) => n?.member === true)
    const counts = (n: ReferenceNode | undefined): boolean => n !== undefined && (!member || n.member)
    const latest = counts(b) ? b! : a!
    const start = [a, b].some((n) => n?.start === true)
    if (counts(a) && counts(b)) return { ...latest, start, change: 'kept' }
    return { ...latest, start, change: counts(b) ? 'added' : 'removed' }
  })
  const joins = (set: ReferenceSet, e: ReferenceEdge): boolean =>
    set.edges.some(
      (other) =>
        other.from === e.from &&
        other.to === e.to &&
        (other.hidden === undefined) === (e.hidden === undefined),
    )
  const pairs =
    first.pairs === undefined && second.pairs === undefined
      ? undefined
      : [second, first]
          .flatMap((s) => s.pairs ?? s.edges.map((e) => ({ ...e, job: undefined })))
          .filter((e) => ids.has(e.from) && ids.has(e.to))
  return {
    ...(pairs === undefined ? {} : { pairs }),
    nodes,
    edges: [
      ...second.edges.map((e): ReferenceEdge => ({ ...e, change: joins(first, e) ? 'kept' : 'added' })),
      ...first.edges
        .filter((e) => !joins(second, e))
        .map((e): ReferenceEdge => ({ ...e, change: 'removed' })),
    ],
  }
}

/** The set with only these members; starts are still shown. */
function only(set: ReferenceSet, remaining: readonly ReferenceNode[]): ReferenceSet {
  const nodes = set.nodes.flatMap((n): ReferenceNode[] => {
    if (remaining.some((k) => k.id === n.id)) return [n]
    return n.start ? [{ ...n, member: false, distance: 0 }] : []
  })
  const ids = new Set(nodes.map((n) => n.id))
  const edges = set.edges.filter((e) => ids.has(e.from) && ids.has(e.to))
  const pairs = set.pairs?.filter((e) => ids.has(e.from) && ids.has(e.to))
  const paths = set.paths?.filter((path) => path.every((id) => ids.has(id)))
  return {
    nodes,
    edges,
    ...(pairs === undefined ? {} : { pairs }),
    ...(paths === undefined ? {} : { paths }),
    ...(set.ordered === undefined ? {} : { ordered: remaining }),
  }
}

function holds(world: World, predicate: PlanPredicate, node: ReferenceNode): boolean {
  switch (predicate.kind) {
    case 'and':
      return predicate.items.every((item) => holds(world, item, node))
    case 'or':
      return predicate.items.some((item) => holds(world, item, node))
    case 'not':
      return !holds(world, predicate.item, node)
    case 'compare':
      return valuesOf(world, node, predicate.field).some((value) => {
        const { op, value: with_ } = predicate
        if (op === '=') return value === with_
        if (op === '<') return value < with_
        if (op === '<=') return value <= with_
        return op === '>' ? value > with_ : value >= with_
      })
    case 'null':
      return valuesOf(world, node, predicate.field).length === 0
    default:
      throw new Error(`the reference has no ${predicate.kind}`)
  }
}

/** The values of a field, none if it is absent. */
export function valuesOf(world: World, node: ReferenceNode, field: string): (string | number)[] {
  const thing = entityOf(world, node.id)!
  switch (field) {
    case 'kind':
      return [node.kind]
    case 'name':
      return [thing.name]
    case 'firstSeen':
      return [thing.firstSeen]
    case 'change':
      return node.change === undefined ? [] : [node.change]
    case 'distance':
      return node.distance === undefined ? [] : [node.distance]
    case 'owner':
      return [...thing.owners].sort()
    case 'basis':
      return [...node.basis].sort()
    case 'dataset': {
      const of = datasetOf(world, node.id)
      return of === undefined ? [] : [entityOf(world, of)!.name]
    }
    default:
      throw new Error(`the reference has no field ${field}`)
  }
}
