/**
 * Control characters, line and paragraph separators, lone surrogates, the bidirectional overrides that make a text look
 * like another one, and the two noncharacters that no XML may carry, SVG included.
 */
const OTHERS = '\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff'
const UNPRINTABLE = `\\p{Cc}${OTHERS}`
/** Those but tabs and line breaks. */
const CONTROLS = `\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f${OTHERS}`
const UNPRINTABLES = new RegExp(`[${UNPRINTABLE}]`, 'gu')

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A name as one line that cannot steer a terminal: what cannot be printed is shown escaped. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLES, (char) => SHORT[char] ?? escapeOf(char))
}

const escapeOf = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A backslash that a reader of the printed name would take for the beginning of an escape. */
const AMBIGUOUS = new RegExp(`\\\\(?=[nrtu\\\\${UNPRINTABLE}])`, 'gu')

/**
 * A name as one line, from which it can be read back: as `printable`, and a backslash is doubled where it would read as
 * an escape. Two names never print the same; nearly all print as they are.
 */
export const printableName = (name: string): string => printable(name.replace(AMBIGUOUS, '\\\\'))

const SGR = '\\u001b\\[[\\d;]*m'
const STEERING = new RegExp(`${SGR}|[${UNPRINTABLE}]`, 'gu')

/** A text of several lines, perhaps coloured, that cannot steer a terminal otherwise. */
export const printableLines = (text: string): string =>
  text.replace(STEERING, (found) =>
    found.length > 1 || found === '\n' || found === '\t' ? found : escapeOf(found),
  )

/** A value as JSON in one line, which says the same and cannot steer a terminal: what cannot be printed is escaped as JSON has it. */
export const jsonText = (value: unknown): string => printableJson(JSON.stringify(value))

/** The same for what is JSON already; line breaks between values stay. */
export const printableJson = (json: string): string => json.replace(CONTROL, escapeOf)

/** Backslashes that would read as the beginning of an escape. */
const BEFORE_ESCAPE = new RegExp(`\\\\+(?=u|[${CONTROLS}])`, 'gu')
const CONTROL = new RegExp(`[${CONTROLS}]`, 'gu')

/**
 * A text for a table of another program: line breaks and tabs as they are, the rest of what cannot be printed as `\\u202e`. Backslashes
 * right before a `u`, or before what is escaped, are doubled, so that the text can be read back.
 */
export const printableCell = (text: string): string =>
  text.replace(BEFORE_ESCAPE, '$&$&').replace(CONTROL, escapeOf)
