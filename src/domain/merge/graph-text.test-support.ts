import type { Observation } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import { partsOf } from './rollup-parts.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { testRules } from './test-rules.test-support.ts'

/** The graph of these events, merged one by one. */
export function graphOf(...events: readonly Observation[]): MemoryGraph {
  const graph = new MemoryGraph()
  for (const event of events) graph.run(merge([event], testRules))
  return graph
}

const named = (graph: MemoryGraph, id: Id): string => {
  const { props, label } = graph.nodes.get(id)!
  if (label === 'Column') return `${String(props.dataset)}.${String(props.name)}`
  if (label === 'Run') return `run ${String(Number(id.slice(-12)))}`
  return String(props.name)
}

/** The dataset edges as `source → target (basis)`, sorted. */
export const lineage = (graph: MemoryGraph): readonly string[] => derived(graph, 'Dataset')

/** The column edges as `source → target (transformation)`, sorted. */
export const columnLineage = (graph: MemoryGraph): readonly string[] => derived(graph, 'Column')

function derived(graph: MemoryGraph, label: 'Dataset' | 'Column'): readonly string[] {
  return graph
    .edgesOf('DERIVED_FROM')
    .filter((edge) => edge.fromLabel === label)
    .map((edge) => {
      const basis = Object.keys(partsOf(edge.props)).join(', ')
      const kind = String(edge.props.transformation ?? basis).toLowerCase()
      return `${named(graph, edge.to)} → ${named(graph, edge.from)} (${kind})`
    })
    .sort()
}

/** Edges of a type as `from → to`, sorted. */
export const edgesAsText = (
  graph: MemoryGraph,
  type: Parameters<MemoryGraph['edgesOf']>[0],
): readonly string[] =>
  graph
    .edgesOf(type)
    .map(({ from, to }) => `${named(graph, from)} → ${named(graph, to)}`)
    .sort()

export const namesOf = (
  graph: MemoryGraph,
  label: Parameters<MemoryGraph['nodesOf']>[0],
): readonly string[] =>
  graph
    .nodesOf(label)
    .map(({ id }) => named(graph, id))
    .sort()
