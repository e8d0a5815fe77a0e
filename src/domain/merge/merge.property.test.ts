import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Observation } from '../aggregate.ts'
import { EDITED_DELETED } from '../edit-fields.ts'
import type { Id } from '../ids.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { propsWithout } from './props.ts'
import { streamsOf } from './random-batches.test-support.ts'
import { anyStream, randomDeletionStream, randomStream } from './random-stream.test-support.ts'
import { rederive, regroup } from './rebuild.ts'
import { ownDeletionIn } from './stamped-row.ts'
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

  it('marks exactly the roll-ups of deleted datasets and jobs, and leaves all else of them as it is', () => {
    fc.assert(
      fc.property(randomDeletionStream(LENGTH), (stream) => {
        const graph = graphOf(stream.map((one) => [one]))
        const isDeleted = (id: Id): boolean => graph.nodes.get(id)?.props.deletedAt !== undefined
        const groups = Map.groupBy(graph.nodesOf('Dataset'), ({ id }) => canonicalIn(graph, id))
        for (const names of groups.values()) {
          const deletions = names.map(({ props }) => ownDeletionIn(props))
          const all = deletions.every((at) => at !== undefined)
          expect(names.map(({ props }) => props.deletedAt)).toEqual(
            all ? deletions : names.map(() => undefined),
          )
        }
        const undeleted = graphOf([stream.filter((one) => !isDeletion(one))])
        for (const type of ['READS', 'WRITES', 'DERIVED_FROM'] as const) {
          for (const { from, to, fromLabel, props } of graph.edgesOf(type)) {
            const ends = fromLabel === 'Column' ? [from, to].map((id) => datasetOf(graph, id)) : [from, to]
            const job = props.jobId === undefined ? [] : [props.jobId as Id]
            expect(props.deleted ?? false).toBe([...ends, ...job].some(isDeleted))
          }
          const text = (one: MemoryGraph): readonly string[] =>
            one
              .edgesOf(type)
              .map((row) => canonicalJson({ ...row, props: propsWithout(row.props, 'deleted') }))
          expect([...text(graph)].sort()).toEqual([...text(undeleted)].sort())
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('gives the graph of a rebuild, whether groups or aggregates are rebuilt first', () => {
    fc.assert(
      fc.property(
        streamsOf(anyStream(LENGTH)),
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
      fc.property(anyStream(LENGTH), (stream) => {
        const graph = graphOf([stream])
        const { nodes, edges, aggregates, droppedNodes, droppedEdges } = graph.run(merge(stream, testRules))
        expect([nodes, edges, aggregates, droppedNodes, droppedEdges]).toEqual([[], [], [], [], []])
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    )
  })
})

const isDeletion = ({ datasets, jobs }: Observation): boolean =>
  [...datasets, ...jobs].some(({ fields }) => EDITED_DELETED in fields)

const canonicalIn = (graph: MemoryGraph, id: Id): Id =>
  graph.edgesOf('ALIAS_OF').find(({ from }) => from === id)?.to ?? id

const datasetOf = (graph: MemoryGraph, column: Id): Id =>
  graph.edgesOf('PART_OF').find(({ from }) => from === column)!.to

function pages<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return items.flatMap((_, i) => (i % size === 0 ? [items.slice(i, i + size)] : []))
}
