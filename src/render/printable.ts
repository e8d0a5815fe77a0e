/**
 * Control characters, line and paragraph separators, lone surrogates, bidirectional overrides that disguise a text,
 * and two noncharacters that XML, including SVG, cannot represent.
 */
const OTHERS = '\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff'
const UNPRINTABLE = `\\p{Cc}${OTHERS}`
/** The same without tabs and line breaks. */
const CONTROLS = `\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f${OTHERS}`
const UNPRINTABLES = new RegExp(`[${UNPRINTABLE}]`, 'gu')

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A name as one line without effects on a terminal: unprintable characters are escaped. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLES, (char) => SHORT[char] ?? escapeOf(char))
}

const escapeOf = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A backslash that could be read as the beginning of an escape in the printed name. */
const AMBIGUOUS = new RegExp(`\\\\(?=[nrtu\\\\${UNPRINTABLE}])`, 'gu')

/**
 * A name as one line from which it can be read back: like `printable`, with a backslash doubled if it would read as
 * an escape. Two names never print the same; nearly all print unchanged.
 */
export const printableName = (name: string): string => printable(name.replace(AMBIGUOUS, '\\\\'))

const SGR = '\\u001b\\[[\\d;]*m'
const STEERING = new RegExp(`${SGR}|[${UNPRINTABLE}]`, 'gu')

/** A text of several lines, possibly coloured, without other effects on a terminal. */
export const printableLines = (text: string): string =>
  text.replace(STEERING, (found) =>
    found.length > 1 || found === '\n' || found === '\t' ? found : escapeOf(found),
  )

/** A value as JSON in one line without effects on a terminal: unprintable characters are escaped as in JSON. */
export const jsonText = (value: unknown): string => printableJson(JSON.stringify(value))

/** Same as `jsonText`, for text that is already JSON; line breaks between values stay. */
export const printableJson = (json: string): string => json.replace(CONTROL, escapeOf)

/** Backslashes that would read as the beginning of an escape. */
const BEFORE_ESCAPE = new RegExp(`\\\\+(?=u|[${CONTROLS}])`, 'gu')
const CONTROL = new RegExp(`[${CONTROLS}]`, 'gu')

/**
 * A text for a table of another program: tabs and line breaks stay, other unprintable characters are written as
 * `\\u202e`. Backslashes right before a `u`, or before an escaped character, are doubled, so that the text can be
 * read back.
 */
export const printableCell = (text: string): string =>
  text.replace(BEFORE_ESCAPE, '$&$&').replace(CONTROL, escapeOf)
