import type { SelectRequest } from '../../../query/read-requests.ts'
import { compileGlob, compileRegex } from '../../../query/text-match.ts'

type Names = readonly (readonly [namespace: string, name: string])[]

/** Whether an entity passes the filters on names. `names` are those of its identity group; for a column, of its dataset's. */
export type NameTest = (name: string, names: Names) => boolean

/**
 * Evaluates globs and regular expressions. A filter passes if it matches one name of the group. `check` is called before each
 * regular expression is compiled, which is slow.
 */
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
    onNames.every((matches) =>
      of === 'column' ? matches(name) : names.some(([, other]) => matches(other)),
    ) &&
    onNamespaces.every((matches) => names.some(([namespace]) => matches(namespace)))
}
