/** Control characters, lone surrogates and bidirectional controls. They could change the output of a terminal. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu

/**
 * Quotes a piece of the user's text in a sentence: between backticks, on one line, cut to `longest` characters. `longest` is
 * a named option, so that `items.map(cite)` cannot pass an index as the bound.
 * @example cite('abcdef', { longest: 4 }) === '`abc…`'
 */
export function cite(text: string, { longest = 60 }: { readonly longest?: number } = {}): string {
  const oneLine = text.replaceAll(/\s+/gu, ' ').replaceAll(UNPRINTABLE, '·')
  const characters = Array.from(oneLine)
  const shown = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : oneLine
  return shown.includes('`') ? `"${shown}"` : `\`${shown}\``
}

/** Whether `cite` shows a piece of text unchanged. */
export const isCitedWhole = (text: string): boolean => cite(text) === `\`${text}\``

/** `a`, `a or b`, `a, b or c`. */
export const either = (items: readonly string[]): string => joined(items, 'or')

/** `a`, `a and b`, `a, b and c`. */
export const both = (items: readonly string[]): string => joined(items, 'and')

/** `1 step`, `2 steps`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

function joined(items: readonly string[], word: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)!}`
}
