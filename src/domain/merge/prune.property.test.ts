import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '../aggregate.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { Id } from '../ids.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { prune, type PruneCounts } from './prune.ts'
import { anyStream } from './random-stream.test-support.ts'
import { rederive, regroup } from './rebuild.ts'
import { testRules } from './test-rules.test-support.ts'
import { runs } from '../../../test/runs.ts'

const RUNS = runs(120)
const LENGTH = Number(process.env.FC_LENGTH ?? 14)
/** Inputs of earlier failures. */
const REGRESSIONS = JSON.parse(
  readFileSync(new URL('./prune-regressions.json', import.meta.url), 'utf8'),
) as {
  readonly pruned: [Observation[], number][]
  readonly later: [Observation[], Observation[], number][]
}
const ONE_BY_ONE = REGRESSIONS.pruned.map(([stream, before]): [Observation[], number, number] => [
  stream,
  before,
  1,
])
const START = Date.UTC(2026, 9, 1)
/** The streams span twelve days. */
const limit = fc.nat({ max: 14 }).map((day) => START + day * 86_400_000)

function graphOf(batches: readonly (readonly Observation[])[]): MemoryGraph {
  const graph = new MemoryGraph()
  for (const batch of batches) graph.run(merge(batch, testRules))
  return graph
}

/** Prunes in passes like a store until one finds nothing; returns what each pass pruned. */
function pruneAll(graph: MemoryGraph, before: number, most = 3): readonly PruneCounts[] {
  const passes: PruneCounts[] = []
  for (;;) {
    const all = { runs: 0, operations: 0, interactions: 0 }
    const runs = graph
      .nodesOf('Run')
      .map(({ id, props }) => ({ id, at: Number(props.startedAt ?? 0) }))
      .sort((a, b) => b.at - a.at)
      .map(({ id }) => id)
    let left: readonly Id[] = runs
    while (left.length > 0) {
      const [some, rest] = [left.slice(0, 4), left.slice(4)]
      let stay: readonly Id[] = []
      graph.runPrune(prune({ runs: some, before, most, dryRun: false }, testRules), (pruned) => {
        for (const what of ['runs', 'operations', 'interactions'] as const) all[what] += pruned.gone[what]
        stay = pruned.left
      })
      left = [...stay, ...rest]
    }
    if (all.operations + all.interactions + all.runs === 0) return passes
    passes.push(all)
  }
}

const isOfRuns = (type: string): boolean => ['READ', 'WROTE', 'STATED', 'RAN_ON', 'STARTED_BY'].includes(type)

/** All rows that do not belong to a run: the data behind answers about datasets, columns and jobs. */
const lasting = (graph: MemoryGraph): readonly string[] =>
  [
    ...[...graph.nodes.values()].filter(({ label }) => label !== 'Run' && label !== 'Operation'),
    ...[...graph.edges.values()].filter(
      ({ type, fromLabel }) => !isOfRuns(type) && fromLabel !== 'Run' && fromLabel !== 'Operation',
    ),
  ]
    .map((row) => canonicalJson(row as unknown as Json))
    .sort()

describe('prune', () => {
  it('leaves answers about datasets, columns and jobs unchanged, in the graph that a rebuild gives', () => {
    fc.assert(
      fc.property(anyStream(LENGTH), limit, (stream, before) => {
        const graph = graphOf([stream])
        const was = lasting(graph)
        pruneAll(graph, before)
        expect(lasting(graph)).toEqual(was)
        const dump = graph.dump()
        graph.clearDerived()
        for (const row of graph.aggregates.values()) graph.run(rederive([row], testRules))
        for (const { id } of graph.nodesOf('Dataset')) graph.run(regroup([id]))
        expect(graph.dump()).toEqual(dump)
      }),
      { numRuns: RUNS, examples: REGRESSIONS.pruned },
    )
  })

  it('changes nothing the second time, and gives the same result in steps of any size', () => {
    fc.assert(
      fc.property(anyStream(LENGTH), limit, fc.integer({ min: 1, max: 9 }), (stream, before, most) => {
        const graph = graphOf([stream])
        pruneAll(graph, before)
        const dump = graph.dump()
        expect(pruneAll(graph, before)).toEqual([])
        expect(graph.dump()).toEqual(dump)
        const other = graphOf([stream])
        pruneAll(other, before, most)
        expect(other.dump()).toEqual(dump)
      }),
      { numRuns: RUNS, examples: ONE_BY_ONE },
    )
  })

  it('accepts later events of any run, and retractions in them', () => {
    fc.assert(
      fc.property(anyStream(LENGTH), anyStream(6), limit, (stream, later, before) => {
        const graph = graphOf([stream])
        pruneAll(graph, before)
        graph.run(merge(later, testRules))
        const dump = graph.dump()
        graph.clearDerived()
        for (const { id } of graph.nodesOf('Dataset')) graph.run(regroup([id]))
        for (const row of graph.aggregates.values()) graph.run(rederive([row], testRules))
        expect(graph.dump()).toEqual(dump)
        // Once more, for the runs that those events ended.
        const was = lasting(graph)
        pruneAll(graph, before + 20 * 86_400_000)
        expect(lasting(graph)).toEqual(was)
      }),
      { numRuns: RUNS, examples: REGRESSIONS.later },
    )
  })

  it('counts in a dry run what it would prune, and changes nothing', () => {
    fc.assert(
      fc.property(anyStream(LENGTH), limit, (stream, before) => {
        const graph = graphOf([stream])
        const dump = graph.dump()
        const runs = graph.nodesOf('Run').map(({ id }) => id)
        let counted: PruneCounts = { runs: 0, operations: 0, interactions: 0 }
        graph.runPrune(
          prune({ runs, before, most: 1, dryRun: true }, testRules),
          ({ gone }) => (counted = gone),
          false,
        )
        expect(graph.dump()).toEqual(dump)
        const passes = pruneAll(graph, before)
        const went = passes.reduce((sum, { operations }) => sum + operations, 0)
        expect(counted.operations).toBeGreaterThanOrEqual(went)
      }),
      { numRuns: RUNS, examples: REGRESSIONS.pruned },
    )
  })
})
