import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LineageGraph, Table } from '../../src/domain/lineage-graph.ts'
import type { Answer, Limits } from '../../src/query/answer.ts'
import { evaluate } from '../../src/query/evaluate.ts'
import type { PlanNode } from '../../src/query/plan.ts'
import { MemoryReader } from './memory-reader.ts'
import { planOf, walkOf } from './random-plan.ts'
import { aWorld } from './random-world.ts'
import { referenceSet, valuesOf } from './reference/reference-answer.ts'
import { byDefault, members, type ReferenceEdge, type ReferenceSet } from './reference/reference-set.ts'
import type { World } from './reference/world.ts'

const RUNS = { numRuns: Number(process.env['PARITY_RUNS'] ?? 500) }
const LIMITS = { nodes: 10_000, edges: 50_000, timeMs: 10_000 }

function evaluated(world: World, root: PlanNode, walksNatively: boolean): LineageGraph {
  const answer = answered(world, root, LIMITS, walksNatively)
  expect(answer.complete).toBe(true)
  return graphOf(answer)
}

function answered(world: World, root: PlanNode, limits: Limits, walksNatively: boolean): Answer {
  const reader = new MemoryReader(world, { walksNatively })
  return reader.run(evaluate({ root, query: '', now: 0 }, limits, () => 0))
}

function graphOf(answer: Answer): LineageGraph {
  if (answer.result.kind !== 'graph') throw new Error('not a graph')
  return answer.result
}

function tableOf(answer: Answer): Table {
  if (answer.result.kind !== 'table') throw new Error('not a table')
  return answer.result
}

/** What an answer says, without what only names and describes. */
const said = (graph: LineageGraph): unknown => ({
  nodes: graph.nodes.map((n) => ({
    id: n.id,
    kind: n.kind,
    start: n.start ?? false,
    member: n.member ?? false,
    distance: n.distance,
    more: n.more ?? false,
    opaque: n.opaque ?? false,
    basis: n.kind === 'job' ? [] : (n.fields?.['basis'] ?? []),
  })),
  edges: Object.fromEntries(
    graph.edges.map((e) => [
      `${e.from} ${e.to}`,
      {
        jobs: Object.fromEntries(e.jobs.map((j) => [j.id, [j.firstAt, j.lastAt]])),
        basis: e.basis,
        times: [e.firstAt, e.lastAt],
        transformations: (e.transformations ?? []).map((t) => JSON.stringify(t)).sort(),
      },
    ]),
  ),
})

function expected(world: World, set: ReferenceSet): unknown {
  const all = [...set.nodes].sort(byDefault(world))
  const nodes = set.ordered === undefined ? all : [...all.filter((n) => !n.member), ...members(set)]
  const pairs = Map.groupBy(set.edges, (e) => `${e.from} ${e.to}`)
  return {
    nodes: nodes.map((n) => ({ ...n, basis: n.kind === 'job' ? [] : [...n.basis].sort() })),
    edges: Object.fromEntries(
      [...pairs].map(([key, facts]) => [
        key,
        {
          jobs: Object.fromEntries(
            [...Map.groupBy(facts, (f) => f.job)].flatMap(([job, of]) =>
              job === undefined ? [] : [[job, timesOf(of)]],
            ),
          ),
          basis: [...new Set(facts.flatMap((f) => f.bases))].sort(),
          times: timesOf(facts),
          transformations: [...new Set(facts.flatMap((f) => f.transformation ?? []))].sort(),
        },
      ]),
    ),
  }
}

function timesOf(facts: readonly ReferenceEdge[]): readonly [number | undefined, number | undefined] {
  const first = facts.flatMap((f) => f.firstAt ?? [])
  const last = facts.map((f) => f.lastAt)
  return [
    first.length === 0 ? undefined : Math.min(...first),
    last.includes(undefined) ? undefined : Math.max(...(last as number[])),
  ]
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

describe('evaluating a plan', () => {
  it('answers what the definitions say, whatever the graph and the query', () => {
    fc.assert(
      fc.property(
        aWorld.chain((world) => fc.tuple(fc.constant(world), planOf(world))),
        ([world, plan]) => {
          const meant = expected(world, referenceSet(world, plan))
          expect(said(evaluated(world, plan, false))).toEqual(meant)
          expect(said(evaluated(world, plan, true))).toEqual(meant)
        },
      ),
      RUNS,
    )
  })

  it('counts and shows what the definitions say', () => {
    fc.assert(
      fc.property(
        aWorld.chain((world) => fc.tuple(fc.constant(world), planOf(world, 1))),
        fc.subarray(['kind', 'owner', 'name', 'basis', 'distance']),
        ([world, input], fields) => {
          const set = referenceSet(world, input)
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

  it('keeps the nearest nodes and all edges between them where a limit cuts a walk', () => {
    fc.assert(
      fc.property(
        // The two ways of `lineage` are cut each by itself.
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
          const kept = graphOf(answer)
          expect(answer.complete).toBe(whole.nodes.length <= nodes)
          const ids = whole.nodes.slice(0, nodes).map((n) => n.id)
          expect(kept.nodes.map((n) => [n.id, n.distance, n.member])).toEqual(
            whole.nodes.slice(0, nodes).map((n) => [n.id, n.distance, n.member]),
          )
          // At job level an edge also tells of pairs whose other end was cut.
          if (walk.at === 'job') return
          expect(kept.edges).toEqual(whole.edges.filter((e) => ids.includes(e.from) && ids.includes(e.to)))
        },
      ),
      RUNS,
    )
  })
})
