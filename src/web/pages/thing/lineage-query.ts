import { textOfName } from '../../ask/name-text.ts'

interface Named {
  readonly name?: string | undefined
  readonly namespace?: string | undefined
}

/** A selector of the language that finds this one and no other. */
export const selectorOf = (kind: 'dataset' | 'job', { name = '', namespace }: Named): string =>
  `${kind} ${textOfName(name)}${namespace === undefined ? '' : ` in ${textOfName(namespace)}`}`

/** A walk from it. */
export const walkFrom = (
  way: 'upstream' | 'downstream' | 'lineage',
  selector: string,
  depth: number | 'all',
): string => `${way} of ${selector} depth ${depth}`

/** Where the viewer answers a query. */
export const placeOfQuery = (query: string): string => `/?q=${encodeURIComponent(query)}`

/** A column of a dataset, as a selector. */
export const columnSelector = (name: string, dataset: Named): string =>
  `column ${textOfName(name)} of ${selectorOf('dataset', dataset)}`
