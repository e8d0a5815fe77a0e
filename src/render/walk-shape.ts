import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'

/** One step of a drawn walk: an edge and the node at its end. */
export interface Step {
  readonly edge: EdgeJson
  readonly to: NodeJson
}

export interface WalkShape {
  /** The roots of the drawing in order: the starts, then nodes that no start leads to. */
  readonly roots: readonly NodeJson[]
  /** The steps from a node in one direction, in the order of the answer's nodes. */
  readonly steps: (node: NodeJson, direction: Direction) => readonly Step[]
  /** Whether a node is drawn in full below this parent. Elsewhere it is only mentioned. */
  readonly isDrawnBelow: (of: NodeJson, below: NodeJson, direction: Direction) => boolean
  /** The directions of the walk: one, except for `lineage` and sets. */
  readonly directions: readonly Direction[]
}

export type Direction = 'upstream' | 'downstream'

/**
 * Reconstructs the walk of a graph from distances, because an answer made of sets has no single direction. A step
 * advances if it increases the distance, or leads from a job to its output, which has the distance of the job.
 */
export function walkShape(graph: GraphJson): WalkShape {
  const byId = new Map(graph.nodes.map((node, order) => [node.id, { node, order }]))
  const next = {
    downstream: adjacency(graph, byId, 'from', 'to'),
    upstream: adjacency(graph, byId, 'to', 'from'),
  }
  const parents = { downstream: parentsOf(graph, next.downstream), upstream: parentsOf(graph, next.upstream) }
  const directions = directionsOf(graph, parents)

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
  // Every start is a root, even if another start leads to it.
  for (const start of starts) visit(start)
  roots.push(...starts)
  begin(graph.nodes.filter(({ id }) => !directions.some((direction) => parents[direction].has(id))))
  begin(graph.nodes)

  return {
    roots,
    directions,
    steps: (node, direction) => next[direction].get(node.id) ?? [],
    isDrawnBelow: (of, below, direction) => of.start !== true && parents[direction].get(of.id) === below.id,
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
 * The parent of each node: the first node, in the order of the answer, from which a step advances to it. Otherwise a
 * node that leads to it past a skipped dataset, which adds nothing to the distance between jobs.
 */
function parentsOf(graph: GraphJson, steps: Adjacency): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  for (const node of graph.nodes)
    for (const { to } of steps.get(node.id) ?? [])
      if (!parents.has(to.id) && advances(node, to)) parents.set(to.id, node.id)
  // Only from nodes with a parent, so that no two nodes are drawn only below each other.
  const drawn = graph.nodes.filter(({ id, start }) => parents.has(id) || start === true)
  for (const node of drawn)
    for (const { edge, to } of steps.get(node.id) ?? []) {
      const past = edge.hidden !== undefined && !isData(node) && !isData(to) && to.distance === node.distance
      if (!past || parents.has(to.id) || to.start === true) continue
      parents.set(to.id, node.id)
      drawn.push(to)
    }
  return parents
}

const isData = ({ kind }: NodeJson): boolean => kind === 'dataset' || kind === 'column'

function advances(from: NodeJson, to: NodeJson): boolean {
  if (from.id === to.id || to.start === true) return false
  if (from.distance === undefined || to.distance === undefined) return true
  if (to.distance === from.distance + 1) return true
  return to.distance === from.distance && from.kind !== to.kind && !isData(from)
}

/** If one direction reaches everything that the other reaches, it alone is drawn. */
function directionsOf(
  graph: GraphJson,
  parents: Readonly<Record<Direction, ReadonlyMap<string, string>>>,
): readonly Direction[] {
  const without = (a: Direction, b: Direction): boolean =>
    [...parents[a].keys()].every((id) => parents[b].has(id))
  const down = without('upstream', 'downstream')
  const up = without('downstream', 'upstream')
  if (graph.nodes.every(({ distance }) => distance === undefined)) return ['downstream']
  if (down && up) return /^\W*upstream\b/.test(graph.query) ? ['upstream'] : ['downstream']
  return down ? ['downstream'] : up ? ['upstream'] : ['upstream', 'downstream']
}
