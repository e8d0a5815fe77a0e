import type { Word } from '../ast.ts'

/** A word that stands in no text, to be printed. */
export const plainWord = (text: string): Word => ({
  kind: 'word',
  text,
  quoted: false,
  glob: false,
  span: { start: 0, end: 0 },
})
