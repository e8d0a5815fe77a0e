const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.)|$)/gsu

const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** What may follow a backslash in a quoted text. */
export const KNOWN_ESCAPE = /^\\(?:["'\\nrt*?]|u[0-9a-fA-F]{4})/u

/** The value of a quoted text: without quotes, escapes resolved. */
export const readQuoted = (image: string): string => unescape(image, false)

/** The glob in a quoted text: as `readQuoted`, except that `\*`, `\?` and `\\` remain as escapes of the glob. */
export const readQuotedGlob = (image: string): string => unescape(image, true)

function unescape(image: string, glob: boolean): string {
  return image
    .slice(1, -1)
    .replaceAll(ESCAPE, (whole, unit: string | undefined, letter: string | undefined) => {
      if (unit !== undefined) return guard(String.fromCharCode(Number.parseInt(unit, 16)), glob)
      if (letter === undefined) return whole
      return NAMED[letter] ?? guard(letter, glob)
    })
}

// In a glob a character that was written as an escape is literal.
const guard = (letter: string, glob: boolean): string =>
  glob && /[*?\\]/u.test(letter) ? `\\${letter}` : letter

/** A text between double quotes, on one line, such that `readQuoted` gives it back. */
export const writeQuoted = (text: string): string => `"${escapeControls(text.replaceAll(/["\\]/gu, '\\$&'))}"`

/** A glob between double quotes, such that `readQuotedGlob` gives it back. */
export const writeQuotedGlob = (glob: string): string =>
  `"${escapeControls(glob.replaceAll(/\\[*?\\]|["\\]/gu, (part) => (part.length === 2 ? part : `\\${part}`)))}"`

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

// Line breaks, control and invisible characters, bidirectional controls, and lone surrogates, which UTF-8 cannot encode.
const escapeControls = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udfff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu,
    (unit) => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
