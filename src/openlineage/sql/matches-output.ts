import { splitDotted, unquoted } from '../naming/dotted-name.ts'

/**
 * Whether a table as a statement names it (parts, without quotes) is the output of this name: the one's parts end the
 * other's, ignoring case; of a path, the last segment is the table and the one before the database, with or without `.db`.
 */
export function matchesOutput(table: readonly string[], output: string): boolean {
  const wanted = table.map((part) => part.toLowerCase())
  const last = wanted.at(-1)
  if (last === undefined) return false
  if (!output.includes('/'))
    return endsAlike(
      wanted,
      splitDotted(output).map((part) => unquoted(part).toLowerCase()),
    )
  const path = output.toLowerCase()
  if (last.includes('/')) return endsAlike(segments(last), segments(path))
  const [name, database] = segments(path).toReversed()
  return name === last && (wanted.length < 2 || database?.replace(/\.db$/, '') === wanted.at(-2))
}

const segments = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '')

function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length)
  return length > 0 && a.slice(-length).every((part, index) => part === b[b.length - length + index])
}
