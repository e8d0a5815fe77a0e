/** The lines of a part of a text, each indented relative to where the part begins. */
export type Lines = readonly string[]

/** A further indentation, of two spaces. */
export const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`)

/** Lines behind something that stands on the first of them. */
export const behind = (head: string, [first = '', ...rest]: Lines): Lines => [`${head}${first}`, ...rest]

/** Lines with something at the end of the last of them. */
export const before = (lines: Lines, tail: string): Lines => [
  ...lines.slice(0, -1),
  `${lines.at(-1) ?? ''}${tail}`,
]

/** Items on lines of their own, with what separates them at their ends. */
export const listed = (items: readonly Lines[], separator: string): Lines =>
  items.flatMap((item, i) => (i < items.length - 1 ? before(item, separator) : item))
