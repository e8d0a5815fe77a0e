/** Quoted texts, regular expressions and comments, in which `$` begins no parameter. */
const APART =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\bmatching\s+\/(?:\\.|[^/\\\n])*\/i?|(?<=^|\s)--[^\n]*/giu
const PARAM = /\$([\p{L}_][\p{L}\p{N}_]*)/gu

/** The parameters that a query names, in the order in which they come. */
export function queryParams(query: string): readonly string[] {
  return [...new Set([...query.replaceAll(APART, ' ').matchAll(PARAM)].map(([, name]) => name!))]
}

/** What was typed for a parameter: a list where it is written as one of JSON, else the text as it stands. */
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

/** The same, as it is typed. */
export const typedOf = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
