import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NodeRow } from '../graph-rows.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { anyStream } from './random-stream.test-support.ts'
import { rederive, regroup } from './rebuild.ts'
import type { GraphRow } from './repair-steps.ts'
import { restoreJobs } from './restore-jobs.ts'
import { testRules } from './test-rules.test-support.ts'
import { createBaseRowFilter } from './base-rows.ts'
import { runs } from '../../../test/runs.ts'

const RUNS = runs(200)
const LENGTH = Number(process.env.FC_LENGTH ?? 14)

const rowsOf = (graph: MemoryGraph): readonly GraphRow[] => [
  ...[...graph.nodes.values()].map((row): GraphRow => ({ kind: 'node', row })),
  ...[...graph.edges.values()].map((row): GraphRow => ({ kind: 'edge', row })),
  ...[...graph.aggregates.values()].map((row): GraphRow => ({ kind: 'aggregate', row })),
]

const truthOf = (graph: MemoryGraph): readonly GraphRow[] => {
  const keep = createBaseRowFilter()
  return rowsOf(graph).flatMap((row) => keep(row) ?? [])
}

/** The graph rebuilt from base data alone. */
function restored(snapshots: readonly GraphRow[]): MemoryGraph {
  const graph = new MemoryGraph()
  const jobs: NodeRow[] = []
  for (const { kind, row } of snapshots)
    if (kind === 'edge') graph.edges.set(row.id, row)
    else if (kind === 'aggregate') graph.aggregates.set(row.id, row)
    else if (row.label === 'Job') jobs.push(row)
    else graph.nodes.set(row.id, row)
  graph.run(restoreJobs(jobs))
  graph.run(regroup(graph.nodesOf('Dataset').map(({ id }) => id)))
  for (const row of [...graph.aggregates.values()]) graph.run(rederive([row], testRules))
  return graph
}

describe('the base data of a graph', () => {
  it('recreates the whole graph, and later events merge the same way', () => {
    fc.assert(
      fc.property(anyStream(LENGTH), fc.nat(), (stream, cut) => {
        const half = cut % (stream.length + 1)
        const graph = new MemoryGraph()
        graph.run(merge(stream.slice(0, half), testRules))
        const again = restored(truthOf(graph))
        expect(again.dump()).toEqual(graph.dump())
        expect(truthOf(again).length).toBe(truthOf(graph).length)
        for (const one of [graph, again]) one.run(merge(stream.slice(half), testRules))
        expect(again.dump()).toEqual(graph.dump())
      }),
      { numRuns: RUNS },
    )
  })
})
