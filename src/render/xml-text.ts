/**
 * Characters that XML 1.0 cannot represent, escaped or not (§2.2): most control characters, lone surrogates, two
 * noncharacters.
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** Characters that a terminal or an editor would obey, written as references, which XML readers resolve. */
const STEERING = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/**
 * Escapes a text for an element or a quoted attribute of XML 1.0, including line breaks. Characters that XML cannot
 * represent are written as in JSON, `\u0001`; overrides of the writing direction as references.
 */
export const xmlText = (text: string): string =>
  text
    .replaceAll(FORBIDDEN, escape)
    .replaceAll(/[&<>"\t\n\r]/g, (char) => ENTITIES[char]!)
    .replaceAll(STEERING, (char) => `&#x${char.charCodeAt(0).toString(16)};`)

const escape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
