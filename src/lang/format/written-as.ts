import { writeQuoted } from '../../../grammar/quoted-text.ts'
import { plainWord as word } from './plain-word.ts'
import { printBare, printGlob, printLabel, printValueWord } from './print-word.ts'

/** Where a name stands: after a keyword that only a name can follow, alone, as a glob, or as a value. */
export type NamePlace = 'named' | 'alone' | 'glob' | 'value'

/** A name as it may be written at a place, meant literally; between quotes where they are needed or wanted. */
export function writtenAs(place: NamePlace, name: string, quoted = false): string {
  switch (place) {
    case 'named':
      return quoted ? writeQuoted(name) : printLabel(word(name))
    case 'alone':
      return quoted ? writeQuoted(name) : printBare(word(name))
    case 'value':
      return quoted ? writeQuoted(name) : printValueWord(word(name))
    case 'glob':
      if (quoted) return writeQuoted(name).replaceAll(/[*?]/gu, '\\$&')
      return printGlob({ ...word(name.replaceAll(/[*?\\]/gu, '\\$&')), glob: true })
  }
}
