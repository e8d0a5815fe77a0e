import type { SelectRequest } from '../../../query/read-requests.ts'
import { compileGlob, compileRegex } from '../../../query/text-match.ts'

type Names = readonly (readonly [namespace: string, name: string])[]

/** Whether what is called `name`, with all the names of its group (of a column: its dataset's), fits the filters on names. */
export type NameTest = (name: string, names: Names) => boolean

/** Judges globs and regular expressions in full; a filter fits if one name of a group fits it. */
/** `check` is called for each expression that is made ready: that takes long. */
export function nameTest(
  { of, filters, column }: SelectRequest,
  check: () => void = () => undefined,
): NameTest {
  const onNames = [
    ...(filters.like ?? []).map(compileGlob),
    ...(filters.matching ?? []).map(({ source, ignoreCase }) => {
      check()
      return compileRegex(source, ignoreCase)
    }),
  ]
  const onNamespaces = (filters.in ?? []).map(compileGlob)
  const onColumn = column?.glob === true ? compileGlob(column.text) : undefined
  return (name, names) =>
    (onColumn === undefined || onColumn(name)) &&
    onNames.every((fits) => (of === 'column' ? fits(name) : names.some(([, its]) => fits(its)))) &&
    onNamespaces.every((fits) => names.some(([namespace]) => fits(namespace)))
}
