import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DatasetName, Observation } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import { idOfName } from './dataset-ids.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { fullName, naiveGroups, nameOfText } from './naive-groups.test-support.ts'
import { streamsOf } from './random-batches.test-support.ts'
import { randomIdentityStream } from './random-identity-stream.test-support.ts'
import { rederive, regroup } from './rebuild.ts'
import { testRules } from './test-rules.test-support.ts'
import { runs } from '../../../test/runs.ts'

const RUNS = runs(300)
const LENGTH = Number(process.env.FC_LENGTH ?? 16)

function graphOf(batches: readonly (readonly Observation[])[]): MemoryGraph {
  const graph = new MemoryGraph()
  for (const batch of batches) graph.run(merge(batch, testRules))
  return graph
}

const nameOf = (graph: MemoryGraph, id: Id): string => {
  const { namespace, name } = graph.nodes.get(id)!.props as unknown as DatasetName
  return fullName({ namespace, name })
}

/** Each dataset whose canonical member is another dataset. */
const groupsIn = (graph: MemoryGraph) =>
  new Map(graph.edgesOf('ALIAS_OF').map(({ from, to }) => [nameOf(graph, from), nameOf(graph, to)]))

describe('identity groups', () => {
  it('follow from all statements and vetoes in any order, and roll-ups end at canonical members', () => {
    fc.assert(
      fc.property(streamsOf(randomIdentityStream(LENGTH)), ([stream, batches]) => {
        const graph = graphOf(batches)
        expect(graph.dump()).toEqual(graphOf([stream]).dump())
        const wanted = naiveGroups(stream)
        expect(groupsIn(graph)).toEqual(wanted)
        const canonical = (id: unknown): Id => {
          const other = wanted.get(nameOf(graph, id as Id))
          return other === undefined ? (id as Id) : idOfName(nameOfText(other))
        }
        for (const { from, to, fromLabel, props } of graph.edgesOf('DERIVED_FROM'))
          if (fromLabel === 'Dataset')
            expect([from, to]).toEqual([canonical(props.memberTargetId), canonical(props.memberSourceId)])
        for (const type of ['READS', 'WRITES'] as const)
          for (const { to, props } of graph.edgesOf(type)) expect(to).toBe(canonical(props.memberId))
      }),
      { numRuns: RUNS },
    )
  })

  it('equal those of a rebuild', () => {
    fc.assert(
      fc.property(streamsOf(randomIdentityStream(LENGTH)), fc.boolean(), ([, batches], groupsFirst) => {
        const graph = graphOf(batches)
        const dump = graph.dump()
        graph.clearDerived()
        const group = (): void => {
          for (const { id } of [...graph.nodesOf('Dataset')]) graph.run(regroup([id]))
        }
        if (groupsFirst) group()
        for (const row of [...graph.aggregates.values()]) graph.run(rederive([row], testRules))
        if (!groupsFirst) group()
        expect(graph.dump()).toEqual(dump)
      }),
      { numRuns: RUNS },
    )
  })
})
