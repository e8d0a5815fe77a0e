import { textOfName } from '../../ask/name-text.ts'

interface Named {
  readonly name?: string | undefined
  readonly namespace?: string | undefined
}

/** A selector for exactly this dataset or job. */
export const selectorOf = (kind: 'dataset' | 'job', { name = '', namespace }: Named): string =>
  `${kind} ${textOfName(name)}${namespace === undefined ? '' : ` in ${textOfName(namespace)}`}`

/** A walk from a selector. */
export const walkFrom = (
  way: 'upstream' | 'downstream' | 'lineage',
  selector: string,
  depth: number | 'all',
): string => `${way} of ${selector} depth ${depth}`

/** The URL that runs a query. */
export const urlOfQuery = (query: string): string => `/?q=${encodeURIComponent(query)}`

/** The selector of a column. */
export const columnSelector = (name: string, dataset: Named): string =>
  `column ${textOfName(name)} of ${selectorOf('dataset', dataset)}`
