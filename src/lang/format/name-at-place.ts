import { writeQuoted } from '../../../grammar/quoted-text.ts'
import { plainWord as word } from './plain-word.ts'
import { printBare, printGlob, printLabel, printValueWord } from './print-word.ts'

/** The place of a name: after a keyword that needs a name (`named`), `alone`, as a `glob`, or as a `value`. */
export type NamePlace = 'named' | 'alone' | 'glob' | 'value'

/**
 * Writes a literal name for a place, with quotes if they are necessary or `quoted` is set.
 * @example writeNameAt('glob', 'a*') === '"a\\*"'
 */
export function writeNameAt(place: NamePlace, name: string, quoted = false): string {
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
