import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { streamsOf } from './random-batches.test-support.ts'
import { randomDeletionStream, randomStream } from './random-stream.test-support.ts'
import { rederive, regroup } from './rebuild.ts'
import { testRules } from './test-rules.test-support.ts'
import { runs } from '../../../test/runs.ts'

const RUNS = runs(300)
const LENGTH = Number(process.env.FC_LENGTH ?? 12)

function graphOf(batches: readonly (readonly Observation[])[]): MemoryGraph {
  const graph = new MemoryGraph()
  for (const batch of batches) graph.run(merge(batch, testRules))
  return graph
}

const streams = (maxLength: number) => streamsOf(randomStream(maxLength))

describe('merge', () => {
  it('gives the same graph for any order, duplication and batching', () => {
    fc.assert(
      fc.property(streams(LENGTH), ([stream, batches]) => {
        const atOnce = graphOf([stream])
        expect(graphOf(batches).dump()).toEqual(atOnce.dump())
      }),
      { numRuns: RUNS },
    )
  })

  it('gives the same graph in any order if deleted things are reported again', () => {
    fc.assert(
      fc.property(streamsOf(randomDeletionStream(LENGTH)), ([stream, batches]) => {
        expect(graphOf(batches).dump()).toEqual(graphOf([stream]).dump())
      }),
      { numRuns: RUNS },
    )
  })

  it('gives the graph of a rebuild, whether groups or aggregates are rebuilt first', () => {
    fc.assert(
      fc.property(
        streams(LENGTH),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        ([, batches], groupsFirst, size) => {
          const graph = graphOf(batches)
          const dump = graph.dump()
          graph.clearDerived()
          const group = (): void => {
            for (const ids of pages<Id>(
              [...graph.nodesOf('Dataset')].map(({ id }) => id),
              size,
            ))
              graph.run(regroup(ids))
          }
          if (groupsFirst) group()
          for (const rows of pages([...graph.aggregates.values()], size)) graph.run(rederive(rows, testRules))
          if (!groupsFirst) group()
          expect(graph.dump()).toEqual(dump)
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('writes nothing for repeated events', () => {
    fc.assert(
      fc.property(randomStream(LENGTH), (stream) => {
        const graph = graphOf([stream])
        const { nodes, edges, aggregates, droppedNodes, droppedEdges } = graph.run(merge(stream, testRules))
        expect([nodes, edges, aggregates, droppedNodes, droppedEdges]).toEqual([[], [], [], [], []])
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    )
  })
})

function pages<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return items.flatMap((_, i) => (i % size === 0 ? [items.slice(i, i + size)] : []))
}
