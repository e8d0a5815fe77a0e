import type { Word } from '../ast.ts'

/** A word to print that does not come from a parsed text. */
export const plainWord = (text: string): Word => ({
  kind: 'word',
  text,
  quoted: false,
  glob: false,
  span: { start: 0, end: 0 },
})
