import type { NodeJson } from '../../render/answer-json.ts'
import { textOfName, writtenName, writtenPattern } from './name-text.ts'

/** The fields of a node that its selector needs. */
export type Selectable = Pick<NodeJson, 'id' | 'kind' | 'namespace' | 'name' | 'dataset'>

/** The selector for exactly this node, by name if possible. */
export function selectorOf({ id, kind, namespace, name, dataset }: Selectable): string {
  switch (kind) {
    case 'dataset':
    case 'job':
      return `${kind} ${writtenName(name)} in ${writtenPattern(namespace)}`
    case 'column': {
      const column = `column ${textOfColumn(name)}`
      return dataset === undefined
        ? `id ${id}`
        : `${column} of dataset ${writtenName(dataset.name)} in ${writtenPattern(dataset.namespace)}`
    }
    case 'run':
    case 'operation':
      return `${kind} ${id}`
  }
}

/** The selector for all of these nodes. */
export function selectorOfAll(nodes: readonly Selectable[]): string {
  if (nodes.length === 1) return selectorOf(nodes[0]!)
  return `{ ${nodes.map(selectorOf).join(', ')} }`
}

/** The query for a walk from these nodes. */
export const walkFrom = (way: 'upstream' | 'downstream' | 'lineage', nodes: readonly Selectable[]): string =>
  `${way} of ${selectorOfAll(nodes)}`

/** After `column`, an unquoted word with `*` is a pattern; a quoted one is not. `*` is also the name for all columns together. */
const textOfColumn = (name: string): string => (/[*?]/u.test(name) ? textOfName(name) : writtenName(name))
