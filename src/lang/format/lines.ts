/** The lines of a part of a text, indented relative to the start of the part. */
export type Lines = readonly string[]

/** Indents by two spaces. */
export const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`)

/** Puts `head` at the start of the first line. */
export const withPrefix = (head: string, [first = '', ...rest]: Lines): Lines => [`${head}${first}`, ...rest]

/** Puts `tail` at the end of the last line. */
export const withSuffix = (lines: Lines, tail: string): Lines => [
  ...lines.slice(0, -1),
  `${lines.at(-1) ?? ''}${tail}`,
]

/** Puts each item on its own lines, with `separator` at the end of all but the last item. */
export const separated = (items: readonly Lines[], separator: string): Lines =>
  items.flatMap((item, i) => (i < items.length - 1 ? withSuffix(item, separator) : item))
