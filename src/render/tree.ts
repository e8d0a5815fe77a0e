import type { GraphJson, NodeJson } from './answer-json.ts'
import { PLAIN, type Palette } from './palette.ts'
import { pathLines } from './path-lines.ts'
import type { Style } from './style.ts'
import { joined, marks, namingOf, treeLine, type Naming } from './tree-line.ts'
import { walkShape, type Direction, type Step, type WalkShape } from './walk-shape.ts'

/**
 * A graph for a terminal, no line break at the end. Each start is a root, its branches follow the walk, and every edge
 * names the jobs that made it. A node is drawn in full once, where the walk first came to it; elsewhere it is mentioned
 * with `…` if there is more below it, or with `↺` if it closes a cycle. A graph without edges is a plain list.
 *
 * ```
 * raw.orders  start
 * ├─ staging.orders  by load_orders
 * │  └─ mart.revenue  by build_revenue
 * └─ staging.orders …  by backfill
 * ```
 */
export function renderTree(graph: GraphJson, style: Style = {}): string {
  const palette = style.palette ?? PLAIN
  if (graph.nodes.length === 0) return palette.faint('(nothing)')
  const naming = namingOf(graph, palette)
  const lines = [...naming.header]
  const alone = (node: NodeJson): string => joined([...naming.name(node), ...marks(node, palette)])
  if (graph.edges.length === 0) return [...lines, ...graph.nodes.map(alone)].join('\n')

  const shape = walkShape(graph)
  const draw: Drawing = { shape, palette, naming, width: style.width ?? Infinity, lines }
  for (const root of shape.roots) {
    lines.push(alone(root))
    for (const direction of shape.directions) {
      if (shape.steps(root, direction).length === 0) continue
      if (shape.directions.length > 1) lines.push(palette.faint(`${direction}:`))
      drawSteps(draw, root, direction)
    }
  }
  const ways = pathLines(graph, naming, joined)
  return [...lines, ...(ways.length === 0 ? [] : ['', ...ways])].join('\n')
}

interface Drawing {
  readonly shape: WalkShape
  readonly palette: Palette
  readonly naming: Naming
  readonly width: number
  readonly lines: string[]
}

/** How deep lines are indented; beyond, they only say their depth: a long chain would fill the screen with blanks. */
const DEEPEST_INDENT = 40

interface Level {
  readonly node: NodeJson
  readonly steps: readonly Step[]
  readonly indent: string
  next: number
}

/** Depth first without recursion: a chain may be as long as the answer. */
function drawSteps(
  { shape, palette, naming, width, lines }: Drawing,
  root: NodeJson,
  direction: Direction,
): void {
  const levels: Level[] = [{ node: root, steps: shape.steps(root, direction), indent: '', next: 0 }]
  const path = new Set([root.id])
  // Two edges may lead from one node to another, one of them by way of skipped nodes.
  const drawn = new Set<string>()
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const step = level.steps[level.next++]
    if (step === undefined) {
      path.delete(level.node.id)
      levels.pop()
      continue
    }
    const { edge, to } = step
    const last = level.next === level.steps.length
    const cyclic = path.has(to.id)
    const home = !cyclic && !drawn.has(to.id) && shape.isHome(to, level.node, direction)
    const below = !home && !cyclic && shape.steps(to, direction).length > 0
    const deep = levels.length > DEEPEST_INDENT
    const before = [
      { text: deep ? `⋮ ${levels.length} ` : level.indent + (last ? '└─ ' : '├─ '), paint: palette.faint },
      ...naming.name(to),
      ...(cyclic ? [{ text: ' ↺', paint: palette.warn }] : []),
      ...(below ? [{ text: ' …', paint: palette.faint }] : []),
    ]
    lines.push(treeLine(before, edge, to, { palette, width }))
    if (!home) continue
    path.add(to.id)
    drawn.add(to.id)
    const indent = deep ? '' : level.indent + (last ? '   ' : '│  ')
    levels.push({ node: to, steps: shape.steps(to, direction), indent, next: 0 })
  }
}
