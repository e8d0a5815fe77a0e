/** Quotes a name for a query, with the escapes of the language. */
export const textOfName = (name: string): string =>
  `"${escapeControls(name.replaceAll(/["\\]/gu, String.raw`\$&`))}"`

/** Names that need no quotes. The language allows more characters; these are always safe. */
const BARE = /^[A-Za-z_/#](?:[A-Za-z0-9_\-/:@#]|\.(?!\.|$))*$/u

/** A name for a query, quoted only if necessary. */
export const writtenName = (name: string): string => (BARE.test(name) ? name : textOfName(name))

/** A name where the language expects a pattern (after `in` and `like`), with `*` and `?` escaped. */
export const writtenPattern = (name: string): string =>
  BARE.test(name) ? name : `"${escapeControls(name.replaceAll(/["\\*?]/gu, String.raw`\$&`))}"`

/** Escapes line breaks, control characters, invisible and bidirectional characters, and lone surrogates. */
const escapeControls = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
