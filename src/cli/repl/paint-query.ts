import { queryText } from '../../app/query-text.ts'
import type { Palette } from '../../render/palette.ts'

/** Colours a query, also an invalid one. */
export function paintQuery(text: string, palette: Palette): string {
  // A command such as `:explain` has one colour; the query after it is coloured as a query.
  const command = /^\s*:\S*/u.exec(text)?.[0] ?? ''
  const query = text.slice(command.length)
  let out = command === '' ? '' : palette.warn(command)
  let at = 0
  for (const { span, kind } of queryText.highlight(query)) {
    out += query.slice(at, span.start)
    out += COLOURS[kind](palette)(query.slice(span.start, span.end))
    at = span.end
  }
  return out + query.slice(at)
}

type Colour = (palette: Palette) => (text: string) => string
const plain: Colour = () => (text) => text

const COLOURS: Readonly<Record<ReturnType<typeof queryText.highlight>[number]['kind'], Colour>> = {
  keyword: ({ start }) => start,
  name: plain,
  sign: plain,
  quoted: ({ good }) => good,
  number: ({ warn }) => warn,
  parameter: ({ warn }) => warn,
  comment: ({ faint }) => faint,
}
