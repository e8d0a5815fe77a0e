import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'

/** One step of a drawn walk: the node come to, and the edge that leads there. */
export interface Step {
  readonly edge: EdgeJson
  readonly to: NodeJson
}

export interface WalkShape {
  /** Where a drawing begins, in order: the starts, then whatever no start leads to. */
  readonly roots: readonly NodeJson[]
  /** The steps from a node in one direction, in the order of the answer's nodes. */
  readonly steps: (node: NodeJson, direction: Direction) => readonly Step[]
  /** Whether a node is drawn in full below this one; elsewhere it is only mentioned. */
  readonly isHome: (of: NodeJson, below: NodeJson, direction: Direction) => boolean
  /** The directions that the walk went; one, but for `lineage` and sets. */
  readonly directions: readonly Direction[]
}

export type Direction = 'upstream' | 'downstream'

/**
 * Reads off a graph how it was walked: by distances, since an answer made of sets has no one direction. A step advances
 * if it adds to the distance, or goes from a job to what it wrote (which has the job's own distance).
 */
export function walkShape(graph: GraphJson): WalkShape {
  const byId = new Map(graph.nodes.map((node, order) => [node.id, { node, order }]))
  const next = {
    downstream: adjacency(graph, byId, 'from', 'to'),
    upstream: adjacency(graph, byId, 'to', 'from'),
  }
  const homes = { downstream: homesOf(graph, next.downstream), upstream: homesOf(graph, next.upstream) }
  const directions = directionsOf(graph, homes)

  const drawn = new Set<string>()
  const visit = (node: NodeJson): void => {
    const todo = [node]
    for (let current = todo.pop(); current !== undefined; current = todo.pop()) {
      if (drawn.has(current.id)) continue
      drawn.add(current.id)
      for (const direction of directions)
        for (const { to } of next[direction].get(current.id) ?? []) todo.push(to)
    }
  }
  const roots: NodeJson[] = []
  const begin = (nodes: readonly NodeJson[]): void => {
    for (const node of nodes) {
      if (drawn.has(node.id)) continue
      roots.push(node)
      visit(node)
    }
  }
  const starts = graph.nodes.filter(({ start }) => start === true)
  // Every start begins a drawing of its own, even one that another start leads to.
  for (const start of starts) visit(start)
  roots.push(...starts)
  begin(graph.nodes.filter(({ id }) => !directions.some((direction) => homes[direction].has(id))))
  begin(graph.nodes)

  return {
    roots,
    directions,
    steps: (node, direction) => next[direction].get(node.id) ?? [],
    isHome: (of, below, direction) => of.start !== true && homes[direction].get(of.id) === below.id,
  }
}

type Adjacency = ReadonlyMap<string, readonly Step[]>

function adjacency(
  graph: GraphJson,
  byId: ReadonlyMap<string, { readonly node: NodeJson; readonly order: number }>,
  from: 'from' | 'to',
  to: 'from' | 'to',
): Adjacency {
  const steps = new Map<string, { edge: EdgeJson; to: NodeJson; order: number }[]>()
  for (const edge of graph.edges) {
    const target = byId.get(edge[to])
    if (target === undefined || !byId.has(edge[from])) continue
    const list = steps.get(edge[from]) ?? []
    list.push({ edge, to: target.node, order: target.order })
    steps.set(edge[from], list)
  }
  for (const list of steps.values()) list.sort((a, b) => a.order - b.order)
  return steps
}

/**
 * For each node the first one, in the order of the answer, from which a step advances to it; else one from which it was
 * come to past a skipped dataset, which adds nothing to the distance from job to job.
 */
function homesOf(graph: GraphJson, steps: Adjacency): ReadonlyMap<string, string> {
  const homes = new Map<string, string>()
  for (const node of graph.nodes)
    for (const { to } of steps.get(node.id) ?? [])
      if (!homes.has(to.id) && advances(node, to)) homes.set(to.id, node.id)
  // From those that have one, so that no two are drawn below each other alone.
  const drawn = graph.nodes.filter(({ id, start }) => homes.has(id) || start === true)
  for (const node of drawn)
    for (const { edge, to } of steps.get(node.id) ?? []) {
      const past = edge.hidden !== undefined && !isData(node) && !isData(to) && to.distance === node.distance
      if (!past || homes.has(to.id) || to.start === true) continue
      homes.set(to.id, node.id)
      drawn.push(to)
    }
  return homes
}

const isData = ({ kind }: NodeJson): boolean => kind === 'dataset' || kind === 'column'

function advances(from: NodeJson, to: NodeJson): boolean {
  if (from.id === to.id || to.start === true) return false
  if (from.distance === undefined || to.distance === undefined) return true
  if (to.distance === from.distance + 1) return true
  return to.distance === from.distance && from.kind !== to.kind && !isData(from)
}

/** Where all that one direction reaches the other reaches too, the other alone tells everything. */
function directionsOf(
  graph: GraphJson,
  homes: Readonly<Record<Direction, ReadonlyMap<string, string>>>,
): readonly Direction[] {
  const without = (a: Direction, b: Direction): boolean =>
    [...homes[a].keys()].every((id) => homes[b].has(id))
  const down = without('upstream', 'downstream')
  const up = without('downstream', 'upstream')
  if (graph.nodes.every(({ distance }) => distance === undefined)) return ['downstream']
  if (down && up) return /^\W*upstream\b/.test(graph.query) ? ['upstream'] : ['downstream']
  return down ? ['downstream'] : up ? ['upstream'] : ['upstream', 'downstream']
}
