import { printLabel } from './print-word.ts'

/** A name as it may be written where only a name can stand, quoted if its signs need it. */
export const writtenName = (text: string): string =>
  printLabel({ kind: 'word', text, quoted: false, glob: false, span: { start: 0, end: 0 } })
