import { layoutGraph } from './layout-graph.ts'
import type { LayoutProblem, LayoutSolution, PreviousLayout } from './layout-problem.ts'

/** Smaller graphs grow within a few milliseconds even if little of the layout is compiled. */
const LEAST = 2_000
/** This many nodes are treated as new. */
const NEW = 20
/**
 * After three runs the engine has compiled the growth path. With 10,000 nodes, the first growth takes about 140 ms and the fourth
 * 30 ms.
 */
const TURNS = 3
/** Milliseconds of idle time before each run, so that requests come first. */
const REST = 250

/** A layout as `previous` of the same problem. */
export const previousOf = (
  { heights }: LayoutProblem,
  { x, y, layer, component, bendStarts, bends }: LayoutSolution,
): PreviousLayout => ({
  x: x.slice(),
  y: y.slice(),
  heights: heights.slice(),
  layer: layer.slice(),
  component: component.slice(),
  bendStarts: bendStarts.slice(),
  bendLevels: Float32Array.from({ length: bends.length / 3 }, (_, k) => bends[3 * k + 2]!),
})

/** The problem as if its last nodes were new. It shares no memory with the solution, which may be transferred. */
export function asIfGrown(problem: LayoutProblem, solution: LayoutSolution): LayoutProblem {
  const previous = previousOf(problem, solution)
  previous.x.fill(Number.NaN, Math.max(0, previous.x.length - NEW))
  return { ...problem, previous }
}

/**
 * Warms up the JIT: lays out a large graph a few times as if it had grown, while the worker is idle, and discards the results.
 * Users mostly expand a node next and should not wait for compilation. Returns a function that cancels it.
 */
export function warmUpGrowth(problem: LayoutProblem, solution: LayoutSolution): () => void {
  if (problem.previous !== undefined || problem.widths.length < LEAST) return () => undefined
  const grown = asIfGrown(problem, solution)
  let turns = TURNS
  let timer: ReturnType<typeof setTimeout>
  const turn = (): void => {
    layoutGraph(grown)
    turns--
    if (turns > 0) timer = setTimeout(turn, REST)
  }
  timer = setTimeout(turn, REST)
  return () => clearTimeout(timer)
}
