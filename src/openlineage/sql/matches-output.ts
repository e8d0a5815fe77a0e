import { splitDotted, unquoted } from '../naming/dotted-name.ts'

/**
 * Whether a table in a statement (its parts, without quotes) is the output with this name. It is if the parts of one end with the
 * parts of the other, ignoring case. In a path, the last segment is the table, and the one before is the database, with or
 * without `.db`.
 *
 * @example matchesOutput(['public', 'orders'], 'shop.public.orders') // true
 */
export function matchesOutput(table: readonly string[], output: string): boolean {
  const parts = table.map((part) => part.toLowerCase())
  const last = parts.at(-1)
  if (last === undefined) return false
  if (!output.includes('/'))
    return haveCommonEnd(
      parts,
      splitDotted(output).map((part) => unquoted(part).toLowerCase()),
    )
  const path = output.toLowerCase()
  if (last.includes('/')) return haveCommonEnd(segments(last), segments(path))
  const [name, database] = segments(path).toReversed()
  return name === last && (parts.length < 2 || database?.replace(/\.db$/, '') === parts.at(-2))
}

const segments = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '')

function haveCommonEnd(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length)
  return length > 0 && a.slice(-length).every((part, index) => part === b[b.length - length + index])
}
