import type { NodeJson } from '../../render/answer-json.ts'
import { textOfName, writtenName, writtenPattern } from './name-text.ts'

/** What of a node its selector needs. */
export type Selectable = Pick<NodeJson, 'id' | 'kind' | 'namespace' | 'name' | 'dataset'>

/** The selector that means just this node, by its names where it has one of its own. */
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

/** The selector of all of them. */
export function selectorOfAll(nodes: readonly Selectable[]): string {
  if (nodes.length === 1) return selectorOf(nodes[0]!)
  return `{ ${nodes.map(selectorOf).join(', ')} }`
}

/** The question where a walk from them leads. */
export const walkFrom = (way: 'upstream' | 'downstream' | 'lineage', nodes: readonly Selectable[]): string =>
  `${way} of ${selectorOfAll(nodes)}`

/** After `column` a bare word with `*` is a pattern, a quoted one never: `*` is the name of all columns together. */
const textOfColumn = (name: string): string => (/[*?]/u.test(name) ? textOfName(name) : writtenName(name))
