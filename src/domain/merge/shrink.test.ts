import { describe, expect, it } from 'vitest'
import type { Observation } from '../aggregate.ts'
import { DAY, dayOf, FOREVER } from '../time.ts'
import { graphOf, lineage } from './graph-text.test-support.ts'
import type { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { observeDeclaration, observeRun, type RunEvent } from './observe.test-support.ts'
import { testRules } from './test-rules.test-support.ts'

const FIRST = dayOf(Date.UTC(2026, 9, 1))
const on = (day: number, hour = 12) => (FIRST + day) * DAY + hour * 3_600_000
const run = (id: number, at: number, more: Partial<RunEvent> = {}): Observation =>
  observeRun({ run: id, kind: 'COMPLETE', at, inputs: ['a'], outputs: ['x'], ...more })
const spanOf = (graph: MemoryGraph) => {
  const [edge] = graph.edgesOf('DERIVED_FROM')
  return edge && [edge.props.firstAt, edge.props.lastAt, edge.props.days]
}

describe('a roll-up', () => {
  it('has the first and last instant and the days of all its operations', () => {
    const graph = graphOf(run(1, on(0)), run(2, on(1)), run(3, on(5)))
    expect(spanOf(graph)).toEqual([on(0), on(5), [FIRST, FIRST + 1, FIRST + 5, FIRST + 5]])
  })

  it('stores stated and inferred parts separately only if it has both', () => {
    const stated = { outputs: [{ name: 'x', columns: [{ to: 'k', from: ['a', 'k'] as const }] }] }
    const both = graphOf(run(1, on(0)), run(2, on(1), stated)).edgesOf('DERIVED_FROM')[0]!.props
    expect(both).toMatchObject({ firstAt: on(0), statedFirstAt: on(1), inferredLastAt: on(0), lastAt: on(1) })
    const one = graphOf(run(2, on(1), stated)).edgesOf('DERIVED_FROM')[0]!.props
    expect(one.statedFirstAt).toBe(on(1))
    expect(one.inferredFirstAt).toBeUndefined()
  })

  it('loses the days of a run that failed, unless another run was active on them', () => {
    const runs = [run(1, on(0)), run(2, on(3)), run(3, on(3, 15)), run(4, on(7))]
    const fail = (id: number, at: number) => run(id, at, { kind: 'FAIL' })
    expect(spanOf(graphOf(...runs, fail(2, on(3))))![2]).toEqual([0, 0, 3, 3, 7, 7].map((d) => FIRST + d))
    expect(spanOf(graphOf(...runs, fail(2, on(3)), fail(3, on(3, 15))))![2]).toEqual(
      [0, 0, 7, 7].map((d) => FIRST + d),
    )
    expect(spanOf(graphOf(...runs, fail(1, on(0))))).toEqual([
      on(3),
      on(7),
      [3, 3, 7, 7].map((d) => FIRST + d),
    ])
    expect(spanOf(graphOf(...runs, fail(4, on(7))))![1]).toBe(on(3, 15))
  })

  it('is dropped when nothing contributes to it any more', () => {
    const graph = graphOf(run(1, on(0)), run(1, on(0), { kind: 'FAIL' }))
    expect(lineage(graph)).toEqual([])
    expect([...graph.edgesOf('READS'), ...graph.edgesOf('WRITES')]).toEqual([])
  })

  it('starts later if START corrects a start taken from RUNNING events', () => {
    const running = run(1, on(0) + 30_000, { kind: 'RUNNING' })
    expect(spanOf(graphOf(running))![0]).toBe(on(0))
    expect(spanOf(graphOf(running, run(1, on(0) + 40_000, { kind: 'START' })))![0]).toBe(on(0) + 40_000)
  })

  it('moves to the actual job of the run', () => {
    const unknown = run(1, on(0), { job: 'unknown' })
    const graph = graphOf(unknown, observeRun({ run: 1, kind: 'COMPLETE', at: on(0), job: 'load' }))
    expect(graph.edgesOf('DERIVED_FROM')).toHaveLength(1)
    expect(graph.edgesOf('WRITES').map(({ from }) => graph.nodes.get(from)!.props.name)).toEqual(['load'])
  })

  it('drops an inferred pair when a lineage facet arrives later', () => {
    const late = observeRun({ run: 1, kind: 'OTHER', at: on(0), lineage: [['x', 'b']] })
    expect(lineage(graphOf(run(1, on(0)), late))).toEqual(['b → x (stated)'])
  })
})

describe('a declaration', () => {
  const declared = (at: number, ...inputs: readonly string[]) =>
    observeDeclaration({ job: 'j', at, inputs, outputs: ['x'] })

  it('is in force until the next declaration of its subject, in any order', () => {
    for (const events of [
      [declared(on(0), 'a'), declared(on(4), 'b')],
      [declared(on(4), 'b'), declared(on(0), 'a')],
    ]) {
      const spans = graphOf(...events)
        .edgesOf('DERIVED_FROM')
        .map(({ props }) => [props.firstAt, props.lastAt])
      expect(spans.sort()).toEqual([
        [on(0), on(4)],
        [on(4), FOREVER],
      ])
    }
  })

  it('continues without a gap if it is repeated', () => {
    expect(spanOf(graphOf(declared(on(0), 'a'), declared(on(4), 'a')))).toEqual([
      on(0),
      FOREVER,
      [FIRST, dayOf(FOREVER)],
    ])
  })

  it('is ended by one that declares nothing about its subject', () => {
    const x = (lineage: readonly string[] | null) => [{ name: 'x', lineage }]
    const first = observeDeclaration({ at: on(0), outputs: x(['a']) })
    const graph = graphOf(first, observeDeclaration({ at: on(2), outputs: x(null) }))
    expect(spanOf(graph)).toEqual([on(0), on(2), [FIRST, FIRST + 2]])
  })
})

describe('the cost of a retraction', () => {
  const daily = (days: number) => graphOf(...Array.from({ length: days }, (_, i) => run(i + 1, on(i))))
  const loadedBy = (days: number, failing: number) => {
    const graph = daily(days)
    graph.run(merge([run(failing, on(failing - 1), { kind: 'FAIL' })], testRules))
    return graph.loaded.size
  }

  it('does not grow with the other runs of the job', () => {
    expect(loadedBy(60, 30)).toBe(loadedBy(10, 5))
    expect(loadedBy(60, 30)).toBeLessThanOrEqual(2)
  })

  it('reads one more day if the first or the last instant is lost', () => {
    expect(loadedBy(60, 60)).toBe(loadedBy(10, 10))
    expect(loadedBy(60, 1)).toBeLessThanOrEqual(3)
  })

  it('reads no other run while spans only grow', () => {
    const graph = daily(30)
    graph.run(merge([run(31, on(31))], testRules))
    expect(graph.loaded.size).toBe(0)
    expect(graph.rounds).toBeLessThanOrEqual(4)
  })
})
