/** A word with look-alike or invisible characters. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u3164\ufe00-\ufe0f]/gu

export interface PlainForm {
  /** The word in plain characters, as it looks. */
  readonly text: string
  /** The look-alike characters without duplicates, as `U+200B`. */
  readonly signs: readonly string[]
  /** Whether all of them are invisible. */
  readonly invisible: boolean
}

/** Converts a word with invisible characters, typographic dashes or full-width letters; undefined for any other word. */
export function plainForm(word: string): PlainForm | undefined {
  const seen = word.replaceAll(INVISIBLE, '').replaceAll(DASHES, '-')
  const text = seen.replaceAll(/[\uff01-\uff5e]/gu, (sign) => sign.normalize('NFKC'))
  // A single dash, or an emoji with its variation selectors, is a stray character instead.
  if (text === word || /^(?:-+|[^\p{L}\p{N}]+)$/u.test(text)) return undefined
  const signs = Array.from(word).filter(
    (sign) => sign !== text && /[^\p{ASCII}]/u.test(sign) && !text.includes(sign),
  )
  const invisible = signs.every((sign) => sign.replaceAll(INVISIBLE, '') === '')
  return { text, signs: [...new Set(signs)].map(codePointOf), invisible }
}

/** Whether a character is a full-width form, as East Asian keyboards write it. */
export const isFullWidth = (sign: string): boolean => /^[\uff01-\uff5e]$/u.test(sign)

/** The code point of a character: `U+200B`. */
export const codePointOf = (sign: string): string =>
  `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
