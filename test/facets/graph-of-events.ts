import { expect } from 'vitest'
import type { Observation } from '../../src/domain/aggregate.ts'
import type { EdgeType, NodeLabel } from '../../src/domain/graph-schema.ts'
import { MemoryGraph } from '../../src/domain/merge/memory-graph.test-support.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import { partsOf } from '../../src/domain/merge/rollup-parts.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { JsonObject } from '../../src/lib/json.ts'

/** The graph of a test's events, as text. */
export class EventGraph {
  readonly graph: MemoryGraph

  constructor(graph: MemoryGraph) {
    this.graph = graph
  }

  /** Edges between datasets as `source → target (basis)`, or between columns as `source → target (transformation)`, sorted. */
  derived(label: 'Dataset' | 'Column'): readonly string[] {
    return this.graph
      .edgesOf('DERIVED_FROM')
      .filter(({ fromLabel }) => fromLabel === label)
      .map(({ from, to, props }) => {
        const detail =
          label === 'Dataset'
            ? Object.keys(partsOf(props)).join(', ')
            : [props.transformation, props.subtype].filter((text) => text !== undefined).join(' ')
        return `${this.name(to)} → ${this.name(from)} (${detail})`
      })
      .sort()
  }

  /** Edges of a type as `from → to`, sorted. */
  edges(type: EdgeType): readonly string[] {
    return this.graph
      .edgesOf(type)
      .map(({ from, to }) => `${this.name(from)} → ${this.name(to)}`)
      .sort()
  }

  /** The properties of the node with this label and name. */
  node(label: NodeLabel, name?: string): JsonObject {
    const found = this.graph
      .nodesOf(label)
      .filter(({ props }) => name === undefined || props.name === name || props.dataset === name)
    if (found.length !== 1) throw new Error(`${found.length} nodes ${label} ${name ?? ''}`)
    return found[0]!.props
  }

  /** The properties of the edge of a type to a node with this name. */
  edge(type: EdgeType, to?: string): JsonObject {
    const found = this.graph
      .edgesOf(type)
      .filter((edge) => to === undefined || this.name(edge.to) === to || this.name(edge.from) === to)
    if (found.length !== 1) throw new Error(`${found.length} edges ${type} ${to ?? ''}`)
    return found[0]!.props
  }

  name(id: string): string {
    const node = this.graph.nodes.get(id as never)!
    const { dataset, name } = node.props
    return node.label === 'Column' ? `${String(dataset)}.${String(name)}` : String(name)
  }
}

const graphOf = (batches: readonly (readonly Observation[])[]): MemoryGraph => {
  const graph = new MemoryGraph()
  for (const batch of batches) graph.run(merge(batch, producerRules))
  return graph
}

/**
 * The graph of these events. Checks that it does not depend on order, batches or duplicates.
 * @throws Error if an event is rejected
 */
export function graphOfEvents(...events: readonly JsonObject[]): EventGraph {
  const observations = events.map((event) => {
    const read = readEvent(event)
    if (!read.ok) throw new Error(read.error.reason)
    return read.value.observation
  })
  const reversed = [...observations].reverse()
  const one = (list: readonly Observation[]) => graphOf(list.map((each) => [each]))
  const graph = graphOf([observations])
  for (const other of [one(observations), one(reversed), one([...observations, ...reversed])])
    expect(other.dump()).toEqual(graph.dump())
  return new EventGraph(graph)
}
