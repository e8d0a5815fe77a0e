/**
 * Splits a dotted name at the dots that are neither quoted nor escaped. In `mydb\.example\.com.sales.orders`, a form that
 * OpenLineage's clients offer, the first part contains two dots.
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

/** A part without its surrounding quotes, or without the escapes of its dots if it is not quoted. */
export function unquoted(part: string): string {
  return isQuoted(part) ? part.slice(1, -1) : part.replaceAll('\\.', '.')
}

/** The part for a text: quoted if it is empty or contains a dot, a quote or a backslash. */
export function quoted(text: string): string {
  return text === '' || /[."`\\]/.test(text) ? `"${text}"` : text
}

/** Whether `"` or a backtick surrounds the whole part, and the same quote inside occurs only doubled. */
export function isQuoted(part: string): boolean {
  const quote = part[0]
  if (part.length < 3 || (quote !== '"' && quote !== '`') || !part.endsWith(quote)) return false
  return !part
    .slice(1, -1)
    .replaceAll(quote + quote, '')
    .includes(quote)
}
