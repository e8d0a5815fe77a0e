import fc from 'fast-check'
import { expect, it } from 'vitest'
import { layoutGraph } from './layout-graph.ts'
import { anyProblem } from './layout.test-support.ts'
import { asIfGrown } from './warm-up-growth.ts'

it('treats the last nodes as new and can be laid out', () => {
  fc.assert(
    fc.property(anyProblem(60), (problem) => {
      const solution = layoutGraph(problem)
      const grown = asIfGrown(problem, solution)
      const known = problem.widths.length - 20
      expect([...grown.previous!.x].map(Number.isNaN)).toEqual(
        Array.from(problem.widths, (_, i) => i >= known),
      )
      expect(layoutGraph(grown).x).toHaveLength(problem.widths.length)
    }),
  )
})

it('shares no buffers with the solution', () => {
  fc.assert(
    fc.property(anyProblem(), (problem) => {
      const solution = layoutGraph(problem)
      const { previous } = asIfGrown(problem, solution)
      const handedOn = new Set<unknown>(
        Object.values(solution).map((of) => (of as Partial<Uint8Array>).buffer),
      )
      for (const array of Object.values(previous!))
        expect(handedOn).not.toContain((array as Uint8Array).buffer)
    }),
  )
})
