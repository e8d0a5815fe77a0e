import type { Regex } from '../ast.ts'

/** A regular expression between slashes, its own slashes escaped and its line breaks written as escapes. */
export function printRegex(regex: Regex): string {
  const source = regex.source.replaceAll(/\\.|\/|\n|\r/gsu, (part) => {
    if (part === '/') return '\\/'
    if (part === '\n' || part === '\\\n') return '\\n'
    return part === '\r' || part === '\\\r' ? '\\r' : part
  })
  return `/${source}/${regex.ignoreCase ? 'i' : ''}`
}
