/**
 * Control characters, line and paragraph separators, lone surrogates, the bidirectional overrides that make a text look
 * like another one, and the two noncharacters that no XML may carry, SVG included.
 */
const UNPRINTABLE = '\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff'
const UNPRINTABLES = new RegExp(`[${UNPRINTABLE}]`, 'gu')

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A name as one line that cannot steer a terminal: what cannot be printed is shown escaped. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLES,
    (char) => SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A backslash that a reader of the printed name would take for the beginning of an escape. */
const AMBIGUOUS = new RegExp(`\\\\(?=[nrtu\\\\${UNPRINTABLE}])`, 'gu')

/**
 * A name as one line, from which it can be read back: as `printable`, and a backslash is doubled where it would read as
 * an escape. Two names never print the same; nearly all print as they are.
 */
export const printableName = (name: string): string => printable(name.replace(AMBIGUOUS, '\\\\'))
