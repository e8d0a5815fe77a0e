import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutGraph } from './layout-graph.ts'
import { SPACING, type LayoutProblem } from './layout-problem.ts'
import { anyProblem, overlaps } from './layout.test-support.ts'
import { previousOf } from './warm-up-growth.ts'

/** A problem, and one with more nodes and edges. */
const growing = anyProblem(25).chain((before) => {
  const nodes = before.widths.length
  return fc.integer({ min: 1, max: 6 }).chain((more) => {
    const any = fc.nat({ max: nodes + more - 1 })
    const fresh = fc.integer({ min: nodes, max: nodes + more - 1 })
    const edge = fc.oneof(fc.tuple(any, fresh), fc.tuple(fresh, any))
    return fc
      .array(edge, { maxLength: 8 })
      .map((edges) => ({ before, after: grown(before, nodes + more, edges) }))
  })
})

function grown(
  p: LayoutProblem,
  nodes: number,
  edges: readonly (readonly [number, number])[],
): LayoutProblem {
  const extended = (old: Float32Array, value: number): Float32Array => {
    const all = new Float32Array(nodes).fill(value)
    all.set(old)
    return all
  }
  return {
    widths: extended(p.widths, 200),
    heights: extended(p.heights, 70),
    anchors: extended(p.anchors, 35),
    sources: Uint32Array.from([...p.sources, ...edges.map(([from]) => from)]),
    targets: Uint32Array.from([...p.targets, ...edges.map(([, to]) => to)]),
  }
}

/** The layout of a problem as `previous` of a grown one. */
function asPrevious(before: LayoutProblem, after: LayoutProblem): NonNullable<LayoutProblem['previous']> {
  const { x, y, heights, layer, component, bendStarts, bendLevels } = previousOf(before, layoutGraph(before))
  const nodes = after.widths.length
  const longer = <T extends Float32Array | Int32Array | Uint32Array>(empty: T, old: T): T => {
    empty.set(old)
    return empty
  }
  const edges = after.sources.length + 1
  return {
    x: longer(new Float32Array(nodes).fill(Number.NaN), x),
    y: longer(new Float32Array(nodes), y),
    heights: longer(new Float32Array(nodes), heights),
    layer: longer(new Int32Array(nodes), layer),
    component: longer(new Int32Array(nodes), component),
    bendStarts: longer(new Uint32Array(edges).fill(bendLevels.length), bendStarts),
    bendLevels,
  }
}

/** Adds edges until the graph is connected. Other components would have to make room for a growing one. */
function connected(problem: LayoutProblem): LayoutProblem {
  const rest = Array.from(problem.widths, (_, v) => v).slice(1)
  return {
    ...problem,
    sources: Uint32Array.from([...problem.sources, ...rest.map((v) => v >> 1)]),
    targets: Uint32Array.from([...problem.targets, ...rest]),
  }
}

function expectToTheRight(problem: LayoutProblem): void {
  const { x, layer, back } = layoutGraph(problem)
  problem.sources.forEach((from, i) => {
    const to = problem.targets[i]!
    if (from === to) expect(back[i]).toBe(1)
    else if (back[i] === 1) expect(layer[from]).toBeGreaterThanOrEqual(layer[to]!)
    else expect(x[from]! + problem.widths[from]!).toBeLessThan(x[to]!)
  })
}

describe('layOut, of any graph', () => {
  it('never overlaps nodes', () => {
    fc.assert(
      fc.property(anyProblem(), (problem) => {
        expect(overlaps(problem, layoutGraph(problem))).toEqual([])
      }),
    )
  })

  it('leads every edge to the right, except back edges', () => {
    fc.assert(
      fc.property(anyProblem(), (problem) => {
        expectToTheRight(problem)
      }),
    )
  })

  it('has no back edges without a cycle', () => {
    fc.assert(
      fc.property(anyProblem(), (problem) => {
        const sources = problem.sources.map((v, i) => Math.min(v, problem.targets[i]!))
        const targets = problem.targets.map((v, i) => Math.max(v, problem.sources[i]!))
        const { back } = layoutGraph({ ...problem, sources, targets })
        sources.forEach((from, i) => expect(back[i]).toBe(from === targets[i] ? 1 : 0))
      }),
    )
  })

  it('is deterministic', () => {
    fc.assert(
      fc.property(anyProblem(), (problem) => {
        expect(layoutGraph(problem)).toEqual(layoutGraph(problem))
      }),
    )
  })

  it('keeps the layout of an unchanged graph', () => {
    fc.assert(
      fc.property(anyProblem(), (problem) => {
        const first = layoutGraph(problem)
        const again = layoutGraph({ ...problem, previous: previousOf(problem, first) })
        expect([again.x, again.y]).toEqual([first.x, first.y])
        expect(again.back).toEqual(first.back)
        expect(again.bends).toEqual(first.bends)
      }),
    )
  })

  it('leads edges to the right after growth, deterministically', () => {
    fc.assert(
      fc.property(growing, ({ before, after }) => {
        const problem = { ...after, previous: asPrevious(before, after) }
        expectToTheRight(problem)
        expect(layoutGraph(problem)).toEqual(layoutGraph(problem))
      }),
    )
  })

  it('keeps bends, except in columns with new nodes', () => {
    fc.assert(
      fc.property(anyProblem(25), fc.integer({ min: 1, max: 5 }), fc.nat(), (before, more, from) => {
        const nodes = before.widths.length
        fc.pre(nodes > 0)
        const edges = Array.from({ length: more }, (_, i) => [from % nodes, nodes + i] as const)
        const after = grown(before, nodes + more, edges)
        const { bendStarts, bends, x } = layoutGraph({ ...after, previous: asPrevious(before, after) })
        const first = layoutGraph(before)
        const touched = x[nodes]!
        const levels = (s: typeof first, edge: number): number[] => {
          const all: number[] = []
          for (let k = s.bendStarts[edge]!; k < s.bendStarts[edge + 1]!; k++)
            if (Math.min(s.bends[3 * k]!, s.bends[3 * k + 1]!) !== touched) all.push(s.bends[3 * k + 2]!)
          return all
        }
        before.sources.forEach((_, i) =>
          expect(levels({ ...first, bendStarts, bends }, i)).toEqual(levels(first, i)),
        )
      }),
    )
  })

  it('never overlaps nodes after growth or with pins', () => {
    fc.assert(
      fc.property(growing, fc.integer({ min: 0, max: 500 }), ({ before, after }, at) => {
        const previous = asPrevious(before, after)
        const pins = { nodes: Uint32Array.of(0), x: Float32Array.of(at), y: Float32Array.of(at) }
        for (const problem of [
          { ...after, previous },
          { ...after, previous, pins },
          { ...after, pins },
        ])
          expect(overlaps(problem, layoutGraph(problem))).toEqual([])
      }),
    )
  })

  it('moves existing nodes vertically only as far as new nodes need', () => {
    fc.assert(
      fc.property(
        anyProblem(25).map(connected),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        (before, more, from) => {
          const nodes = before.widths.length
          fc.pre(nodes > 0)
          const edges = Array.from({ length: more }, (_, i) => [from % nodes, nodes + i] as const)
          const after = grown(before, nodes + more, edges)
          const problem = { ...after, previous: asPrevious(before, after) }
          const { x, y } = layoutGraph(problem)
          const room = more * (70 + SPACING.node)
          for (let v = 0; v < nodes; v++) {
            expect(x[v]).toBe(problem.previous.x[v])
            expect(Math.abs(y[v]! - problem.previous.y[v]!)).toBeLessThanOrEqual(room)
          }
        },
      ),
    )
  })
})
