import { rowMiddle } from './card-size.ts'
import { earlierIndices } from './earlier-indices.ts'
import type { LayoutProblem, LayoutSolution, PreviousLayout } from './layout/layout-problem.ts'
import type { Scene } from './scene.ts'

/** A scene with positions, in pixels at scale 1. */
export interface PlacedScene {
  readonly scene: Scene
  /** Upper left corners. */
  readonly x: Float32Array
  readonly y: Float32Array
  readonly layer: Int32Array
  readonly component: Int32Array
  /** 1 for each edge that closes a cycle and leads to the left, and for loops. */
  readonly back: Uint8Array
  /** The bends of edge i, as in LayoutSolution. */
  readonly bendStarts: Uint32Array
  readonly bends: Float32Array
  readonly bounds: Bounds
}

export interface Bounds {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const CLASSES = { direct: 0, indirect: 1, masked: 2 } as const

/** The edges for the layout: one per pair of nodes and style. */
interface Joined {
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  readonly classes: Uint8Array
  /** The layout edge of each scene edge. */
  readonly of: Uint32Array
}

/** The layout edge of each scene edge. Stored from the problem until its solution arrives. */
const joinedOf = new WeakMap<Scene, Uint32Array>()

function joinEdges(scene: Scene): Joined {
  const { edges, nodes } = scene
  const known = new Map<number, number>()
  const sources: number[] = []
  const targets: number[] = []
  const classes: number[] = []
  const of = new Uint32Array(edges.length)
  for (const [i, { from, to, style }] of edges.entries()) {
    const key = (from * nodes.length + to) * 4 + CLASSES[style]
    let joined = known.get(key)
    if (joined === undefined) {
      joined = sources.push(from) - 1
      targets.push(to)
      classes.push(CLASSES[style])
      known.set(key, joined)
    }
    of[i] = joined
  }
  joinedOf.set(scene, of)
  return {
    sources: Uint32Array.from(sources),
    targets: Uint32Array.from(targets),
    classes: Uint8Array.from(classes),
    of,
  }
}

/**
 * The layout problem of a scene. With `before`, existing nodes (matched by id) stay in place as far as possible; nodes that leave a
 * group count as new.
 */
export function layoutProblem(scene: Scene, before?: PlacedScene): LayoutProblem {
  const { nodes } = scene
  const { sources, targets, classes } = joinEdges(scene)
  const pinned = nodes.flatMap((node, i) =>
    node.kind === 'card' && node.pinned !== undefined ? [{ i, ...node.pinned }] : [],
  )
  const widths = new Float32Array(nodes.length)
  const heights = new Float32Array(nodes.length)
  const anchors = new Float32Array(nodes.length)
  nodes.forEach((node, i) => {
    widths[i] = node.width
    heights[i] = node.height
    anchors[i] = node.anchor
  })
  return {
    widths,
    heights,
    anchors,
    sources,
    targets,
    classes,
    ...(before === undefined ? {} : { previous: previousOf(scene, before) }),
    ...(pinned.length === 0
      ? {}
      : {
          pins: {
            nodes: Uint32Array.from(pinned, ({ i }) => i),
            x: Float32Array.from(pinned, ({ x }) => x),
            y: Float32Array.from(pinned, ({ y }) => y),
          },
        }),
  }
}

function previousOf(scene: Scene, before: PlacedScene): PreviousLayout {
  const { nodes } = scene
  const earlier = earlierIndices(nodes, before.scene.nodes)
  const x = new Float32Array(nodes.length).fill(Number.NaN)
  const y = new Float32Array(nodes.length)
  const heights = new Float32Array(nodes.length)
  const layer = new Int32Array(nodes.length)
  const component = new Int32Array(nodes.length)
  for (let i = 0; i < nodes.length; i++) {
    const was = earlier[i]!
    const old = before.scene.nodes[was]
    // A node that is no longer pinned returns to where the layout puts it.
    if (old === undefined || (old.kind === 'card' && old.pinned !== undefined)) continue
    x[i] = before.x[was]!
    y[i] = before.y[was]!
    heights[i] = old.height
    layer[i] = before.layer[was]!
    component[i] = before.component[was]!
  }
  return { x, y, heights, layer, component, ...previousBends(scene, before) }
}

/** The earlier bends of the layout edges, taken from the scene edges that they represent. */
function previousBends(
  scene: Scene,
  { scene: { edges }, bendStarts, bends }: PlacedScene,
): Pick<PreviousLayout, 'bendStarts' | 'bendLevels'> {
  const earlier = earlierIndices(scene.edges, edges)
  const of = joinedOf.get(scene)!
  const joined = of.reduce((most, j) => Math.max(most, j + 1), 0)
  const from = new Int32Array(joined).fill(-1)
  for (let i = 0; i < of.length; i++) if (earlier[i] !== -1) from[of[i]!] = earlier[i]!
  const starts = new Uint32Array(joined + 1)
  for (let j = 0; j < joined; j++)
    starts[j + 1] = starts[j]! + (from[j] === -1 ? 0 : bendStarts[from[j]! + 1]! - bendStarts[from[j]!]!)
  const levels = new Float32Array(starts[joined]!)
  for (let j = 0; j < joined; j++)
    for (let k = starts[j]!; k < starts[j + 1]!; k++)
      levels[k] = bends[3 * (bendStarts[from[j]!]! + k - starts[j]!) + 2]!
  return { bendStarts: starts, bendLevels: levels }
}

/** Combines a scene with the solution of its `layoutProblem`. */
export function placeScene(scene: Scene, solution: LayoutSolution): PlacedScene {
  const of = joinedOf.get(scene) ?? joinEdges(scene).of
  const { x, y, layer, component, left, top, width, height } = solution
  const bendStarts = new Uint32Array(of.length + 1)
  for (let i = 0; i < of.length; i++)
    bendStarts[i + 1] = bendStarts[i]! + solution.bendStarts[of[i]! + 1]! - solution.bendStarts[of[i]!]!
  const bends = new Float32Array(3 * bendStarts[of.length]!)
  const back = new Uint8Array(of.length)
  for (let i = 0; i < of.length; i++) {
    back[i] = solution.back[of[i]!]!
    const own = 3 * solution.bendStarts[of[i]!]!
    const first = 3 * bendStarts[i]!
    for (let k = 3 * bendStarts[i + 1]! - first - 1; k >= 0; k--) bends[first + k] = solution.bends[own + k]!
  }
  return { scene, x, y, layer, component, back, bendStarts, bends, bounds: { left, top, width, height } }
}

/** The y at which an edge attaches to a node: its row, or its anchor. */
export function portY({ scene, y }: PlacedScene, node: number, row: number | undefined): number {
  const one = scene.nodes[node]!
  if (row === undefined || one.kind === 'group') return y[node]! + one.anchor
  return y[node]! + rowMiddle(row)
}
