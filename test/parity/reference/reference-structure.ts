import type { Id } from '../../../src/domain/ids.ts'
import type { EndsNode } from '../../../src/query/plan.ts'
import {
  byDefault,
  datasetOf,
  members,
  type ReferenceEdge,
  type ReferenceNode,
  type ReferenceSet,
} from './reference-set.ts'
import type { World } from './world.ts'

interface Link {
  readonly from: Id
  readonly to: Id
}

/** All edges between nodes. `*` represents the other columns of its dataset, unless it is one of the nodes. */
export function linksBetween(world: World, nodes: readonly Id[]): readonly (ReferenceEdge & Link)[] {
  const columnOf = (id: Id) => world.columns.find((c) => c.id === id)
  const standFor = (id: Id): readonly Id[] => {
    if (nodes.includes(id)) return [id]
    const column = columnOf(id)
    if (column === undefined) return []
    const siblings = nodes.filter((n) => datasetOf(world, n) === column.dataset)
    return column.name === '*' ? siblings : siblings.filter((n) => columnOf(n)!.name === '*')
  }
  const rows = Map.groupBy(world.edges, (e) =>
    JSON.stringify([e.level, e.source, e.target, e.job, e.transformation]),
  )
  return [...rows.values()].flatMap((group) => {
    const { source, target, job, transformation } = group[0]!
    const spans = group.flatMap((e) => [e.stated ?? [], e.inferred ?? []].flat())
    const last = Math.max(...spans.map((s) => s.lastAt))
    return standFor(source).flatMap((from) =>
      standFor(target).map((to) => ({
        from,
        to,
        job,
        firstAt: Math.min(...spans.map((s) => s.firstAt)),
        lastAt: last >= Date.parse('9999-12-31T23:59:59.999Z') ? undefined : last,
        bases: (['inferred', 'stated'] as const).filter((basis) => group.some((e) => e[basis] !== undefined)),
        transformation: transformation === undefined ? undefined : JSON.stringify(transformation),
      })),
    )
  })
}

/** All nodes reachable along at least one of these links. */
function beyond(links: readonly Link[], id: Id): ReadonlySet<Id> {
  const found = new Set<Id>(links.filter((l) => l.from === id).map((l) => l.to))
  for (const next of found) for (const l of links) if (l.from === next) found.add(l.to)
  return found
}

/** The nodes on cycles, numbered by the first name in each cycle. */
export function referenceCycles(
  world: World,
  set: ReferenceSet,
  links: readonly (Link & { readonly job?: Id | undefined })[],
  edges: readonly ReferenceEdge[],
): ReferenceSet {
  const isData = (n: ReferenceNode): boolean => n.kind === 'dataset' || n.kind === 'column'
  const ids = set.nodes.filter(isData).map((n) => n.id)
  const inside = links.filter((l) => ids.includes(l.from) && ids.includes(l.to))
  const behind = new Map(ids.map((id) => [id, beyond(inside, id)]))
  const together = (a: Id, b: Id): boolean => behind.get(a)!.has(b) && behind.get(b)!.has(a)
  const order = byDefault(world)
  const inOrder = set.nodes
    .filter((n) => isData(n) && together(n.id, n.id))
    .sort((a, b) => order({ ...a, distance: undefined }, { ...b, distance: undefined }))
  const heads: Id[] = []
  const numbers = new Map<Id, number>()
  for (const { id } of inOrder) {
    let at = heads.findIndex((head) => head === id || together(head, id))
    if (at < 0) at = heads.push(id) - 1
    numbers.set(id, at + 1)
  }
  for (const { from, to, job } of inside) {
    if (job === undefined || !numbers.has(from) || numbers.get(from) !== numbers.get(to)) continue
    numbers.set(job, Math.min(numbers.get(job) ?? Infinity, numbers.get(from)!))
  }
  const nodes = set.nodes.flatMap((n): ReferenceNode[] =>
    numbers.has(n.id) ? [{ ...n, member: true, cycle: numbers.get(n.id)! }] : [],
  )
  const isOnCycle = (e: Link): boolean => numbers.has(e.from) && numbers.has(e.to)
  return {
    nodes,
    edges: edges.filter(isOnCycle),
    ...(set.pairs === undefined ? {} : { pairs: set.pairs.filter(isOnCycle) }),
  }
}

/** Members without a predecessor, or without a successor, among the members. */
export function referenceEnds(node: EndsNode, set: ReferenceSet, links: readonly Link[]): ReferenceSet {
  const all = members(set)
  const isMember = (id: Id): boolean => all.some((n) => n.id === id)
  const fed = links
    .filter((l) => l.from !== l.to && isMember(l.from) && isMember(l.to))
    .map((l) => (node.which === 'roots' ? l.to : l.from))
  const ends = all.filter((n) => !fed.includes(n.id))
  const ids = ends.map((n) => n.id)
  return {
    nodes: ends,
    edges: set.edges.filter((e) => ids.includes(e.from) && ids.includes(e.to)),
    ...(set.pairs === undefined
      ? {}
      : { pairs: set.pairs.filter((e) => ids.includes(e.from) && ids.includes(e.to)) }),
    ...(set.paths === undefined ? {} : { paths: set.paths.filter((p) => p.every((id) => ids.includes(id))) }),
    ...(set.ordered === undefined ? {} : { ordered: ends }),
  }
}
