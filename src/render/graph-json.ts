import type { FieldValue, LineageEdge, LineageGraph, LineageNode } from '../domain/lineage-graph.ts'
import { FOREVER, toIso } from '../domain/time.ts'
import { fieldNamed } from '../query/fields.ts'
import type { EdgeJson, GraphJson, NodeJson, ValueJson } from './answer-json.ts'

/** The wire form of an answer's graph. */
export function toGraph(graph: LineageGraph): Pick<GraphJson, 'nodes' | 'edges' | 'paths'> {
  return {
    nodes: graph.nodes.map(toNode),
    edges: graph.edges.map(toEdge),
    ...(graph.paths === undefined ? {} : { paths: graph.paths }),
  }
}

export function toNode(node: LineageNode): NodeJson {
  const { id, kind, namespace, name, dataset, type, description, aliases } = node
  const { start, member, distance, more, opaque, cycle, change } = node
  const core = {
    id,
    kind,
    namespace,
    name,
    ...(dataset === undefined
      ? {}
      : { dataset: { id: dataset.id, namespace: dataset.namespace, name: dataset.name } }),
    ...(type === undefined ? {} : { type }),
    ...(description === undefined ? {} : { description }),
    ...(aliases === undefined || aliases.length === 0 ? {} : { aliases }),
    ...(start === true ? { start } : {}),
    ...(member === true ? { member } : {}),
    ...(distance === undefined ? {} : { distance }),
    ...(more === true ? { more } : {}),
    ...(opaque === true ? { opaque } : {}),
    ...(cycle === undefined ? {} : { cycle }),
    ...(change === undefined ? {} : { change }),
  }
  const rest = Object.entries(node.fields ?? {})
    .filter(([field]) => !(field in core))
    .map(([field, value]) => [field, fieldNamed(field)?.type === 'time' ? toTime(value) : value])
  return { ...core, ...(Object.fromEntries(rest) as { readonly [field: string]: FieldValue }) }
}

export function toEdge(edge: LineageEdge): EdgeJson {
  return {
    from: edge.from,
    to: edge.to,
    jobs: edge.jobs.map((job) => ({ id: job.id, namespace: job.namespace, name: job.name, ...times(job) })),
    basis: edge.basis,
    ...times(edge),
    ...(edge.hidden === undefined ? {} : { hidden: edge.hidden }),
    ...(edge.transformations === undefined || edge.transformations.length === 0
      ? {}
      : { transformations: edge.transformations }),
    ...(edge.change === undefined ? {} : { change: edge.change }),
  }
}

/** An answer has thousands of these, and literal keys are faster than computed ones. */
function times({
  firstAt,
  lastAt,
}: Pick<LineageEdge, 'firstAt' | 'lastAt'>): Pick<EdgeJson, 'firstAt' | 'lastAt'> {
  if (firstAt === undefined || firstAt >= FOREVER) return time('lastAt', lastAt)
  if (lastAt === undefined || lastAt >= FOREVER) return { firstAt: toIso(firstAt) }
  return { firstAt: toIso(firstAt), lastAt: toIso(lastAt) }
}

/** A declaration in force has no end: FOREVER is never shown as a time. */
export function time<K extends string>(key: K, at: number | undefined): { readonly [P in K]?: string } {
  return at === undefined || at >= FOREVER ? {} : ({ [key]: toIso(at) } as { readonly [P in K]?: string })
}

export function toTime(value: FieldValue): ValueJson {
  if (typeof value === 'number') return toIso(Math.min(value, FOREVER))
  return Array.isArray(value)
    ? value.map((item: string | number) => (typeof item === 'number' ? toIso(item) : item))
    : value
}
