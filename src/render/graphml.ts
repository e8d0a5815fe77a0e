import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { nodeLabel } from './node-label.ts'
import { remarkLines } from './remarks.ts'
import { xmlText } from './xml-text.ts'

type Scalar = string | number | boolean

/** An attribute that GraphML declares before its first use: the element that has it, and the type of its values. */
interface Attribute {
  readonly on: 'graph' | 'node' | 'edge'
  readonly name: string
  readonly type: 'string' | 'int' | 'double' | 'boolean'
}

/** The ordered fields of an element, without absent ones. */
type Fields = ReadonlyMap<string, Scalar>

/**
 * A graph as GraphML (http://graphml.graphdrawing.org/primer/graphml-primer.html), directed, `source` → `target` in
 * the direction of the data flow. yEd, Gephi, networkx and igraph read it. Ids are those of the JSON answer. A node
 * has its fields and a `label`, an edge `jobs` (namespace/name), `basis`, `firstAt`, `lastAt` and so on. Several
 * values are joined by `; `. The graph itself has `query`, `complete` and `remarks`.
 */
export function* renderGraphml(graph: GraphJson): Generator<string, undefined> {
  const known = new Set(graph.nodes.map(({ id }) => id))
  const edges = graph.edges.filter(({ from, to }) => known.has(from) && known.has(to))
  const whole = graphFields(graph)
  const attributes = [
    ...declared('graph', [whole]),
    ...declared('node', graph.nodes.map(nodeFields)),
    ...declared('edge', edges.map(edgeFields)),
  ]
  const keys = new Map(attributes.map(({ on, name }, i) => [`${on} ${name}`, `k${i}`]))
  const data = (on: Attribute['on'], fields: Fields, indent: string): string =>
    [...fields]
      .map(
        ([name, value]) =>
          `${indent}<data key="${keys.get(`${on} ${name}`)!}">${xmlText(String(value))}</data>\n`,
      )
      .join('')

  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
  yield ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  yield ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  for (const { on, name, type } of attributes)
    yield `  <key id="${keys.get(`${on} ${name}`)!}" for="${on}" attr.name="${xmlText(name)}" attr.type="${type}"/>\n`
  yield '  <graph id="lineage" edgedefault="directed">\n'
  yield data('graph', whole, '    ')
  for (const node of graph.nodes)
    yield `    <node id="${xmlText(node.id)}">\n${data('node', nodeFields(node), '      ')}    </node>\n`
  for (const edge of edges)
    yield `    <edge source="${xmlText(edge.from)}" target="${xmlText(edge.to)}">\n${data('edge', edgeFields(edge), '      ')}    </edge>\n`
  yield '  </graph>\n</graphml>\n'
}

function graphFields(graph: GraphJson): Fields {
  const remarks = remarkLines(graph)
  return fields({
    query: graph.query,
    complete: graph.complete,
    ...(remarks.length === 0 ? {} : { remarks: remarks.join('\n') }),
  })
}

function nodeFields(node: NodeJson): Fields {
  const { dataset, aliases } = node
  return fields({
    label: nodeLabel(node),
    ...without(node, 'id', 'dataset', 'aliases'),
    ...(dataset === undefined ? {} : { dataset: `${dataset.namespace}/${dataset.name}` }),
    ...(aliases === undefined
      ? {}
      : { aliases: aliases.map(({ namespace, name }) => `${namespace}/${name}`) }),
  })
}

function edgeFields(edge: EdgeJson): Fields {
  const { jobs, transformations } = edge
  return fields({
    ...(jobs.length === 0 ? {} : { jobs: jobs.map(({ namespace, name }) => `${namespace}/${name}`) }),
    ...without(edge, 'from', 'to', 'jobs', 'transformations'),
    ...(transformations === undefined
      ? {}
      : {
          transformations: transformations.map(({ type, subtype, masking }) =>
            [type, ...(subtype === undefined ? [] : [subtype]), ...(masking ? ['MASKED'] : [])].join(' '),
          ),
        }),
  })
}

const without = (of: object, ...names: readonly string[]): object =>
  Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)))

/** Converts values to fields; several values are joined. */
function fields(values: Readonly<Record<string, unknown>>): Fields {
  return new Map(
    Object.entries(values).flatMap(([name, value]): readonly [string, Scalar][] => {
      if (value === undefined || value === null) return []
      if (Array.isArray(value)) return [[name, value.map(String).join('; ')]]
      return typeof value === 'number' || typeof value === 'boolean'
        ? [[name, value]]
        : [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
    }),
  )
}

/**
 * The attributes of all elements of one kind in the order of their first use, with the narrowest type that fits all
 * values.
 */
function declared(on: Attribute['on'], elements: readonly Fields[]): readonly Attribute[] {
  const types = new Map<string, Attribute['type']>()
  for (const element of elements)
    for (const [name, value] of element) {
      const type = typeOf(value)
      const before = types.get(name) ?? type
      types.set(name, before === type ? type : isNumeric(before) && isNumeric(type) ? 'double' : 'string')
    }
  return [...types].map(([name, type]) => ({ on, name, type }))
}

function typeOf(value: Scalar): Attribute['type'] {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'int' : 'double'
}

const isNumeric = (type: Attribute['type']): boolean => type === 'int' || type === 'double'
