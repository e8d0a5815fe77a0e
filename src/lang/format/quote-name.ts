import { plainWord as word } from './plain-word.ts'
import { printGlob, printLabel } from './print-word.ts'

/** Writes a name after a keyword that needs a name; quoted if its characters need it. */
export const quoteName = (text: string): string => printLabel(word(text))

/** Writes a glob after `like` or `in`; quoted if its characters need it. */
export const quoteGlob = (text: string): string => printGlob({ ...word(text), glob: true })
