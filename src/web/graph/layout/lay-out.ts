import { adjacency } from './adjacency.ts'
import { assignLayers } from './assign-layers.ts'
import { breakCycles } from './break-cycles.ts'
import { columnPlaces } from './column-places.ts'
import { columnsOf, type Columns } from './columns.ts'
import { componentShifts } from './component-shifts.ts'
import { edgeBends } from './edge-bends.ts'
import { firstRanks } from './first-ranks.ts'
import { heldNodes, type HeldNodes } from './held-nodes.ts'
import { heldOrder } from './held-order.ts'
import { SPACING, type LayoutProblem, type LayoutSolution } from './layout-problem.ts'
import { keptVertices } from './kept-vertices.ts'
import { orderColumns } from './order-columns.ts'
import { placeHeld } from './place-held.ts'
import { placeVertices, type VertexSizes } from './place-vertices.ts'
import { pushApart } from './push-apart.ts'
import { splitEdges, type ProperGraph } from './split-edges.ts'
import { neighboursOf } from './vertex-order.ts'
import { weakComponents } from './weak-components.ts'

/**
 * Lays a graph out from left to right along its edges: cycles are opened at the edges that then go `back`, layers are longest ways, columns are
 * ordered by barycentre sweeps, and what does not hang together is packed. O(nodes + edges) times the logarithm that sorting takes. No node lies on another; the same
 * problem gives the same solution, bit by bit.
 */
export function layOut(problem: LayoutProblem): LayoutSolution {
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
    // Exact in single precision up to 4 million pixels: what is held comes out as it went in.
    y[v] = Math.round(4 * (tops[v]! + shifts.y[weak.of[v]!]!)) / 4
  }
  const pinned = new Uint8Array(n)
  pins?.nodes.forEach((v, i) => {
    pinned[v] = 1
    x[v] = pins.x[i]!
    y[v] = pins.y[i]!
  })
  if (held !== undefined || (pins?.nodes.length ?? 0) > 0)
    pushApart({ x, y, widths: problem.widths, heights: problem.heights }, SPACING.node, pinned)
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

/** Places what is new, in the columns where anything is; the others stay as they were. */
function placeGrown(
  problem: LayoutProblem,
  held: HeldNodes,
  graph: ProperGraph,
  columns: number,
  sizes: VertexSizes,
  layer: Int32Array,
  back: Uint8Array,
): Float64Array {
  const kept = keptVertices(problem, problem.previous!, held, graph, columns, layer, back)
  const neighbours = neighboursOf(graph)
  const ports = kept.tops.map((top, v) => top + sizes.anchors[v]!)
  const order = heldOrder(graph, kept.touched, neighbours, ports, () =>
    firstRanks(graph.vertices, neighbours),
  )
  return placeHeld(graph, order, sizes, kept.tops)
}

/** Where the columns were that held nodes still stand in. */
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
