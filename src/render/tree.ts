import type { GraphJson, NodeJson } from './answer-json.ts'
import { PLAIN, type Palette } from './palette.ts'
import { pathLines } from './path-lines.ts'
import type { Style } from './style.ts'
import { joined, marks, namingOf, treeLine, type Naming, type Piece } from './tree-line.ts'
import { foldedLine, crossReferences, type CrossReferences } from './cross-references.ts'
import { walkShape, type Direction, type Step, type WalkShape } from './walk-shape.ts'

/**
 * A graph for a terminal, without a final line break. Each start is a root, its branches follow the walk, and every
 * edge names the jobs that made it. A node is drawn in full once, where the walk first reached it. Elsewhere it is
 * mentioned: with `… #1` if its branches are left out, where `#1` is the end of the line that draws them, or with `↺`
 * if it closes a cycle. More than five such mentions below one node share a line. A graph without edges is a plain
 * list. `check` is called for each line.
 *
 * ```
 * raw.orders  start
 * ├─ staging.orders  by load_orders  #1
 * │  └─ mart.revenue  by build_revenue
 * └─ staging.backfill  by backfill
 *    └─ staging.orders … #1  by merge_backfill
 * ```
 */
export function renderTree(graph: GraphJson, style: Style = {}, check: () => void = () => undefined): string {
  const palette = style.palette ?? PLAIN
  if (graph.nodes.length === 0) return palette.faint('(nothing)')
  const naming = namingOf(graph, palette)
  const lines = [...naming.header]
  const alone = (node: NodeJson, number: readonly Piece[] = []): string =>
    joined([...naming.name(node), ...marks(node, palette), ...number])
  if (graph.edges.length === 0) return [...lines, ...graph.nodes.map((node) => alone(node))].join('\n')

  const shape = walkShape(graph)
  const draw: Drawing = {
    shape,
    palette,
    naming,
    width: style.width ?? Infinity,
    lines,
    references: crossReferences(shape, palette),
    check,
  }
  for (const root of shape.roots) {
    lines.push(alone(root, draw.references.ofRoot(root)))
    for (const direction of shape.directions) {
      if (shape.steps(root, direction).length === 0) continue
      if (shape.directions.length > 1) lines.push(palette.faint(`${direction}:`))
      drawSteps(draw, root, direction)
    }
  }
  const paths = pathLines(graph, naming, joined)
  return [...lines, ...(paths.length === 0 ? [] : ['', ...paths])].join('\n')
}

interface Drawing {
  readonly shape: WalkShape
  readonly palette: Palette
  readonly naming: Naming
  readonly width: number
  readonly lines: string[]
  readonly references: CrossReferences
  readonly check: () => void
}

/**
 * Maximum depth of indentation. Deeper lines show their depth as a number, because a long chain would fill the screen
 * with spaces.
 */
const DEEPEST_INDENT = 40

interface Level {
  readonly node: NodeJson
  readonly steps: readonly Step[]
  /** Mentions that share the last line. */
  readonly folded: readonly Step[]
  readonly indent: string
  next: number
}

/** Depth first without recursion, because a chain may be as long as the answer. */
function drawSteps(draw: Drawing, root: NodeJson, direction: Direction): void {
  const { shape, palette, naming, width, lines } = draw
  const path = new Set<string>()
  // Two edges may lead from one node to another, one of them through skipped nodes.
  const drawn = new Set<string>()
  const levels: Level[] = []
  const enter = (node: NodeJson, indent: string): void => {
    path.add(node.id)
    levels.push({ node, indent, next: 0, ...draw.references.stepsOf(node, direction, path) })
  }
  enter(root, '')
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    draw.check()
    const { node, steps, folded, indent } = level
    const deep = levels.length > DEEPEST_INDENT
    const branch = (last: boolean): Piece => ({
      text: deep ? `⋮ ${levels.length} ` : indent + (last ? '└─ ' : '├─ '),
      paint: palette.faint,
    })
    const step = steps[level.next++]
    if (step === undefined) {
      if (folded.length > 0) {
        const named = folded.map(({ to }) => [
          ...naming.name(to),
          ...draw.references.ofMention(to, direction),
        ])
        lines.push(foldedLine(branch(true), named, { palette, width }))
      }
      path.delete(node.id)
      levels.pop()
      continue
    }
    const { edge, to } = step
    const last = level.next === steps.length && folded.length === 0
    const cyclic = path.has(to.id)
    const isParent = !cyclic && !drawn.has(to.id) && shape.isDrawnBelow(to, node, direction)
    const before = [
      branch(last),
      ...naming.name(to),
      ...(cyclic ? [{ text: ' ↺', paint: palette.warn }] : []),
      ...(isParent || cyclic ? [] : draw.references.ofMention(to, direction)),
    ]
    const after = isParent ? draw.references.ofDrawn(to, direction) : []
    lines.push(treeLine(before, edge, node, to, { palette, width, after }))
    if (isParent) drawn.add(to.id)
    if (isParent) enter(to, deep ? '' : indent + (last ? '   ' : '│  '))
  }
}
