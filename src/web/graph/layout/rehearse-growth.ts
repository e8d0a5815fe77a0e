import { layOut } from './lay-out.ts'
import type { LayoutProblem, LayoutSolution, PreviousLayout } from './layout-problem.ts'

/** Smaller graphs grow within a few milliseconds, however little of the layout is compiled by then. */
const LEAST = 2_000
/** So many nodes are taken for new. */
const NEW = 20
/** After so many turns the engine has compiled what growing takes: of 10,000 nodes the first growth takes some 140 ms, and the fourth 30. */
const TURNS = 3
/** Milliseconds of rest before each turn: whatever is asked comes first. */
const REST = 250

/** A layout as what it was before, for a problem of the same nodes and edges. */
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

/** The problem of a graph as if it had grown by its last nodes. Nothing of it is shared with the solution, which may be handed on. */
export function asIfGrown(problem: LayoutProblem, solution: LayoutSolution): LayoutProblem {
  const previous = previousOf(problem, solution)
  previous.x.fill(Number.NaN, Math.max(0, previous.x.length - NEW))
  return { ...problem, previous }
}

/**
 * Lays a large graph out as if it had grown, a few times and whenever nothing else is asked, and forgets what comes of it: people mostly open a node next, and
 * should not wait for the engine to compile what that takes. Returns what gives it up.
 */
export function rehearseGrowth(problem: LayoutProblem, solution: LayoutSolution): () => void {
  if (problem.previous !== undefined || problem.widths.length < LEAST) return () => undefined
  const grown = asIfGrown(problem, solution)
  let turns = TURNS
  let timer: ReturnType<typeof setTimeout>
  const turn = (): void => {
    layOut(grown)
    turns--
    if (turns > 0) timer = setTimeout(turn, REST)
  }
  timer = setTimeout(turn, REST)
  return () => clearTimeout(timer)
}
