/**
 * Splits a dotted name at the dots that stand outside quotes and are not escaped: in `mydb\.example\.com.sales.orders`, as
 * OpenLineage's clients write names on demand, the first part has two dots.
 */
export function splitDotted(name: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let quote: string | undefined
  for (let i = 0; i < name.length; i++) {
    const char = name[i]!
    if (quote !== undefined) {
      if (char === quote) quote = undefined
    } else if (char === '\\' && name[i + 1] === '.') i += 1
    else if (char === '.') {
      parts.push(name.slice(start, i))
      start = i + 1
    } else if (char === '"' || char === '`') quote = char
  }
  parts.push(name.slice(start))
  return parts
}

/** What a part names: without the quotes around it, if it is wholly quoted, else without the escapes of its dots. */
export function unquoted(part: string): string {
  return isQuoted(part) ? part.slice(1, -1) : part.replaceAll('\\.', '.')
}

/** A part that names this: in quotes, if it could not be told from several parts or from a quoted one. */
export function quoted(text: string): string {
  return text === '' || /[."`\\]/.test(text) ? `"${text}"` : text
}

/** Whether `"` or a backtick opens and closes the part and the same quote inside comes only doubled. */
export function isQuoted(part: string): boolean {
  const quote = part[0]
  if (part.length < 3 || (quote !== '"' && quote !== '`') || !part.endsWith(quote)) return false
  return !part
    .slice(1, -1)
    .replaceAll(quote + quote, '')
    .includes(quote)
}
