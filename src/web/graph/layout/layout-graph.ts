import { adjacency } from './adjacency.ts'
import { assignLayers } from './assign-layers.ts'
import { breakCycles } from './break-cycles.ts'
import { columnPlaces } from './column-places.ts'
import { columnsOf, type Columns } from './columns.ts'
import { componentShifts } from './component-shifts.ts'
import { edgeBends } from './edge-bends.ts'
import { depthFirstRanks } from './depth-first-ranks.ts'
import { heldNodes, type HeldNodes } from './held-nodes.ts'
import { heldOrder } from './held-order.ts'
import { SPACING, type LayoutProblem, type LayoutSolution } from './layout-problem.ts'
import { reusedVertices } from './reused-vertices.ts'
import { orderColumns } from './order-columns.ts'
import { placeHeld } from './place-held.ts'
import { placeVertices, type VertexSizes } from './place-vertices.ts'
import { removeOverlaps } from './remove-overlaps.ts'
import { splitEdges, type ProperGraph } from './split-edges.ts'
import { neighboursOf } from './vertex-order.ts'
import { weakComponents } from './weak-components.ts'

/**
 * Lays out a graph from left to right (Sugiyama's method): cycles are broken at `back` edges, layers are longest paths, columns are
 * ordered by barycentre sweeps, and components are packed. O(nodes + edges) times the logarithm of sorting. Nodes never overlap.
 * Equal problems give bit-identical solutions.
 */
export function layoutGraph(problem: LayoutProblem): LayoutSolution {
  const { sources, targets, previous, pins } = problem
  const n = problem.widths.length
  const weak = weakComponents(n, sources, targets)
  const held = previous === undefined ? undefined : heldNodes(previous, weak.of, weak.count)
  const { back, left: aside } = breakCycles(n, sources, targets, (v) =>
    held?.held[v] === 1 ? held.layers[v] : undefined,
  )
  const left = sources.map((v, i) => (back[i] === 1 ? targets[i]! : v))
  const right = targets.map((v, i) => (back[i] === 1 ? sources[i]! : v))
  const acyclic = {
    nodes: n,
    out: adjacency(n, left, right, aside),
    into: adjacency(n, right, left, aside),
  }
  const layer = assignLayers(acyclic, weak.of, held?.layers)
  const columns = columnsOf(layer, weak.of, weak.count)
  const trunk = back.map((b, i) => b * 128 + (problem.classes?.[i] ?? 0))
  const graph = splitEdges(n, left, right, columns.of, trunk, aside)
  const sizes = sizesOf(problem, graph)
  const tops =
    held === undefined
      ? placeAll(graph, columns.count, sizes)
      : placeGrown(problem, held, graph, columns.count, sizes, layer, back)
  const places = columnPlaces(
    columns,
    graph,
    problem.widths,
    held && knownColumns(problem, held, layer, columns),
  )
  const shifts = componentShifts(columns, places, graph, tops, sizes.heights, held?.components)

  const x = new Float32Array(n)
  const y = new Float32Array(n)
  for (let v = 0; v < n; v++) {
    x[v] = places.x[columns.of[v]!]! + shifts.x[weak.of[v]!]!
    // Quarters are exact in single precision up to 4 million pixels, so held nodes keep their exact position.
    y[v] = Math.round(4 * (tops[v]! + shifts.y[weak.of[v]!]!)) / 4
  }
  const pinned = new Uint8Array(n)
  pins?.nodes.forEach((v, i) => {
    pinned[v] = 1
    x[v] = pins.x[i]!
    y[v] = pins.y[i]!
  })
  if (held !== undefined || (pins?.nodes.length ?? 0) > 0)
    removeOverlaps({ x, y, widths: problem.widths, heights: problem.heights }, SPACING.node, pinned)
  const componentOfColumn = new Int32Array(columns.count)
  for (let v = 0; v < n; v++) componentOfColumn[columns.of[v]!] = weak.of[v]!
  const shiftOf = (of: Float64Array, vertex: number): number => of[componentOfColumn[graph.column[vertex]!]!]!
  const routed = edgeBends(
    graph,
    back,
    (i) => pinned[sources[i]!] === 1 || pinned[targets[i]!] === 1,
    places,
    (v) => shiftOf(shifts.x, v),
    (v) => tops[v]! + shiftOf(shifts.y, v),
  )
  return { x, y, layer, component: weak.of, back, ...routed, ...boundsOf(problem, x, y) }
}

function sizesOf({ heights, anchors }: LayoutProblem, graph: ProperGraph): VertexSizes {
  const all = new Float64Array(graph.vertices).fill(SPACING.bendHeight)
  const ports = new Float64Array(graph.vertices).fill(SPACING.bendHeight / 2)
  all.set(heights)
  ports.set(anchors)
  return { heights: all, anchors: ports }
}

function placeAll(graph: ProperGraph, columns: number, sizes: VertexSizes): Float64Array {
  return placeVertices(graph, orderColumns(graph, columns, neighboursOf(graph)), sizes)
}

/** Places new vertices in the columns that contain any; all others stay. */
function placeGrown(
  problem: LayoutProblem,
  held: HeldNodes,
  graph: ProperGraph,
  columns: number,
  sizes: VertexSizes,
  layer: Int32Array,
  back: Uint8Array,
): Float64Array {
  const reused = reusedVertices(problem, problem.previous!, held, graph, columns, layer, back)
  const neighbours = neighboursOf(graph)
  const ports = reused.tops.map((top, v) => top + sizes.anchors[v]!)
  const order = heldOrder(graph, reused.touched, neighbours, ports, () =>
    depthFirstRanks(graph.vertices, neighbours),
  )
  return placeHeld(graph, order, sizes, reused.tops)
}

/** The x of each column in which held nodes remain. */
function knownColumns(
  { previous }: LayoutProblem,
  { held, layers }: HeldNodes,
  layer: Int32Array,
  columns: Columns,
): Float64Array {
  const known = new Float64Array(columns.count).fill(Number.NaN)
  for (let v = 0; v < layer.length; v++) {
    if (held[v] === 0 || layers[v] !== layer[v]) continue
    const c = columns.of[v]!
    const x = previous!.x[v]!
    if (!(known[c]! <= x)) known[c] = x
  }
  return known
}

function boundsOf(
  { widths, heights }: LayoutProblem,
  x: Float32Array,
  y: Float32Array,
): Pick<LayoutSolution, 'left' | 'top' | 'width' | 'height'> {
  if (x.length === 0) return { left: 0, top: 0, width: 0, height: 0 }
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (let v = 0; v < x.length; v++) {
    left = Math.min(left, x[v]!)
    top = Math.min(top, y[v]!)
    right = Math.max(right, x[v]! + widths[v]!)
    bottom = Math.max(bottom, y[v]! + heights[v]!)
  }
  return { left, top, width: right - left, height: bottom - top }
}
