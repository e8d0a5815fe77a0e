import { plainWord as word } from './plain-word.ts'
import { printGlob, printLabel } from './print-word.ts'

/** A name as it may be written where only a name can stand, quoted if its signs need it. */
export const writtenName = (text: string): string => printLabel(word(text))

/** A glob as it may be written after `like` and `in`. */
export const writtenGlob = (text: string): string => printGlob({ ...word(text), glob: true })
