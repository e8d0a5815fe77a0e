/** What only looks like another sign, or like nothing. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u3164\ufe00-\ufe0f]/gu

export interface PlainForm {
  /** The word as it looks. */
  readonly text: string
  /** The signs that are not what they look like, each once: `U+200B`. */
  readonly signs: readonly string[]
  /** Whether none of them can be seen. */
  readonly invisible: boolean
}

/** A word that has invisible signs, dashes of word processors, or letters of full width; undefined for any other. */
export function plainForm(word: string): PlainForm | undefined {
  const seen = word.replaceAll(INVISIBLE, '').replaceAll(DASHES, '-')
  const text = seen.replaceAll(/[\uff01-\uff5e]/gu, (sign) => sign.normalize('NFKC'))
  // A dash alone, or a pictograph with its selectors, is a sign that means nothing here.
  if (text === word || /^(?:-+|[^\p{L}\p{N}]+)$/u.test(text)) return undefined
  const signs = Array.from(word).filter(
    (sign) => sign !== text && /[^\p{ASCII}]/u.test(sign) && !text.includes(sign),
  )
  const invisible = signs.every((sign) => sign.replaceAll(INVISIBLE, '') === '')
  return { text, signs: [...new Set(signs)].map(codePointOf), invisible }
}

/** A sign of full width, as East Asian keyboards write it. */
export const isFullWidth = (sign: string): boolean => /^[\uff01-\uff5e]$/u.test(sign)

/** A sign by its number: `U+200B`. */
export const codePointOf = (sign: string): string =>
  `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
