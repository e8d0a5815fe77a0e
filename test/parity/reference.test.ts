import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LineageEdge, LineageGraph, Table } from '../../src/domain/lineage-graph.ts'
import type { Answer, Limits } from '../../src/query/answer.ts'
import { isCausal } from '../../src/query/causal/is-causal.ts'
import { evaluate } from '../../src/query/evaluate.ts'
import { TimeBudget } from '../../src/query/time-budget.ts'
import { kindsOf } from '../../src/query/kinds-of.ts'
import type { PlanNode } from '../../src/query/plan.ts'
import { MemoryReader } from './memory-reader.ts'
import { planOf, walkOf } from './random-plan.ts'
import { aWorld, NOW } from './random-world.ts'
import { referenceSet, valuesOf } from './reference/reference-answer.ts'
import { byDefault, members, type ReferenceSet } from './reference/reference-set.ts'
import { comparableReference, comparableAnswer } from './comparable-graph.ts'
import type { World } from './reference/world.ts'
import { runs } from '../runs.ts'

const RUNS = { numRuns: runs(500) }
const LIMITS = { nodes: 10_000, edges: 50_000, timeMs: 10_000 }

function evaluated(world: World, root: PlanNode, walksNatively: boolean): LineageGraph {
  const answer = answered(world, root, LIMITS, walksNatively)
  expect(answer.complete).toBe(true)
  return graphOf(answer)
}

function answered(world: World, root: PlanNode, limits: Limits, walksNatively: boolean): Answer {
  const reader = new MemoryReader(world, { walksNatively })
  return reader.run(evaluate({ root, query: '', now: NOW }, limits, new TimeBudget(limits.timeMs, () => 0)))
}

function graphOf(answer: Answer): LineageGraph {
  if (answer.result.kind !== 'graph') throw new Error('not a graph')
  return answer.result
}

function tableOf(answer: Answer): Table {
  if (answer.result.kind !== 'table') throw new Error('not a table')
  return answer.result
}

function groups(world: World, set: ReferenceSet, fields: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const node of members(set)) {
    let keys: (string | number | null)[][] = [[]]
    for (const field of fields) {
      const values = valuesOf(world, node, field)
      keys = keys.flatMap((key) => (values.length === 0 ? [null] : values).map((v) => [...key, v]))
    }
    for (const key of keys) counts[JSON.stringify(key)] = (counts[JSON.stringify(key)] ?? 0) + 1
  }
  return counts
}

const cell = (values: readonly (string | number)[]): unknown =>
  values.length > 1 ? values : (values[0] ?? null)

/** Whether both edges represent skipped nodes, or neither does. */
const sameKind = (a: LineageEdge, b: LineageEdge): boolean =>
  (a.hidden === undefined) === (b.hidden === undefined)

describe('evaluating a plan', () => {
  it('gives the reference’s answer for any graph and query', () => {
    fc.assert(
      fc.property(
        aWorld.chain((world) => fc.tuple(fc.constant(world), planOf(world))),
        ([world, plan]) => {
          const expected = comparableReference(world, referenceSet(world, plan, NOW))
          expect(comparableAnswer(evaluated(world, plan, false))).toEqual(expected)
          expect(comparableAnswer(evaluated(world, plan, true))).toEqual(expected)
        },
      ),
      RUNS,
    )
  })

  it('gives the reference’s counts and fields', () => {
    fc.assert(
      fc.property(
        aWorld.chain((world) => fc.tuple(fc.constant(world), planOf(world, 1))),
        fc.subarray(['kind', 'owner', 'name', 'basis', 'distance', 'change']),
        ([world, input], fields) => {
          const set = referenceSet(world, input, NOW)
          const count = tableOf(answered(world, { kind: 'count', input, by: fields }, LIMITS, false))
          expect(
            Object.fromEntries(count.rows.map((r) => [JSON.stringify(r.slice(0, -1)), r.at(-1)])),
          ).toEqual(fields.length === 0 ? { '[]': members(set).length } : groups(world, set, fields))
          const counts = count.rows.map((r) => Number(r.at(-1)))
          expect(counts).toEqual(counts.toSorted((a, b) => b - a))

          const shown = tableOf(answered(world, { kind: 'show', input, fields }, LIMITS, false))
          const inOrder = set.ordered ?? [...members(set)].sort(byDefault(world))
          expect(shown.rows).toEqual(inOrder.map((n) => fields.map((f) => cell(valuesOf(world, n, f)))))
        },
      ),
      RUNS,
    )
  })

  it('keeps the nearest nodes, and all edges between them, when a limit cuts a walk', () => {
    fc.assert(
      fc.property(
        // The two directions of `lineage` are cut separately.
        aWorld.chain((world) =>
          fc.tuple(
            fc.constant(world),
            walkOf(world).filter((walk) => walk.direction !== 'lineage'),
          ),
        ),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        ([world, walk], nodes, native) => {
          const whole = evaluated(world, walk, false)
          const answer = answered(world, walk, { ...LIMITS, nodes }, native)
          const cut = graphOf(answer)
          expect(answer.complete).toBe(whole.nodes.length <= nodes)
          const ids = whole.nodes.slice(0, nodes).map((n) => n.id)
          expect(cut.nodes.map((n) => [n.id, n.distance, n.member])).toEqual(
            whole.nodes.slice(0, nodes).map((n) => [n.id, n.distance, n.member]),
          )
          // At job level an edge also represents pairs whose other end was cut.
          if (walk.at !== 'dataset' && walk.at !== 'column') return
          const between = whole.edges.filter((e) => ids.includes(e.from) && ids.includes(e.to))
          // Through cut nodes, a walk by runs reaches the same datasets in other versions, and so more edges.
          if (isCausal(walk.at, kindsOf(walk.starts)))
            for (const edge of cut.edges) {
              const of = between.find((e) => e.from === edge.from && e.to === edge.to && sameKind(e, edge))
              expect(of?.jobs.map((job) => job.id)).toEqual(
                expect.arrayContaining(edge.jobs.map((job) => job.id)),
              )
            }
          else expect(cut.edges).toEqual(between)
        },
      ),
      RUNS,
    )
  })
})
