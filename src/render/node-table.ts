import type { GraphJson, NodeJson, ValueJson } from './answer-json.ts'

const LEADING = ['distance', 'kind', 'namespace', 'name'] as const
const KNOWN: ReadonlySet<string> = new Set([
  'id',
  ...LEADING,
  'dataset',
  'type',
  'description',
  'aliases',
  'start',
  'member',
  'more',
  'opaque',
  'cycle',
  'change',
])

export interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (ValueJson | null)[])[]
}

/**
 * The nodes of a graph as rows, in the order of the answer: distance, kind, namespace, name, then all other fields
 * that any node has. Starts are included, marked by `start`.
 */
export function nodeTable(graph: GraphJson): Rows {
  const has = (field: string): boolean => graph.nodes.some((node) => node[field] !== undefined)
  const asked = new Set(graph.nodes.flatMap((node) => Object.keys(node).filter((field) => !KNOWN.has(field))))
  const columns = [
    ...(has('distance') ? (['distance'] as const) : []),
    ...LEADING.slice(1),
    ...['dataset', 'type', 'start', 'more', 'opaque', 'cycle', 'change'].filter(has),
    ...asked,
  ]
  return { columns, rows: graph.nodes.map((node) => columns.map((column) => cell(node, column))) }
}

function cell(node: NodeJson, column: string): ValueJson | null {
  if (column === 'dataset')
    return node.dataset === undefined ? null : `${node.dataset.namespace}/${node.dataset.name}`
  return (node[column] as ValueJson | undefined) ?? null
}
