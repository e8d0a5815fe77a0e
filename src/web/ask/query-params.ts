/** Quoted texts, regular expressions and comments, in which `$` does not start a parameter. */
const APART =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\bmatching\s+\/(?:\\.|[^/\\\n])*\/i?|(?<=^|\s)--[^\n]*/giu
const PARAM = /\$([\p{L}_][\p{L}\p{N}_]*)/gu

/** The parameters of a query in order of appearance. */
export function queryParams(query: string): readonly string[] {
  return [...new Set([...query.replaceAll(APART, ' ').matchAll(PARAM)].map(([, name]) => name!))]
}

/** Parses the input for a parameter: a JSON array becomes a list; other text stays as it is. */
export function paramOf(typed: string): string | readonly string[] {
  if (!typed.trimStart().startsWith('[')) return typed
  try {
    const list = JSON.parse(typed) as unknown
    const isList = Array.isArray(list) && list.every((item) => ['string', 'number'].includes(typeof item))
    return isList ? list.map(String) : typed
  } catch {
    return typed
  }
}

/** The inverse of `paramOf`. */
export const typedOf = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
