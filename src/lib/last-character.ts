/**
 * The greatest code point. The range from PREFIX (inclusive) to PREFIX + LAST_CHARACTER (exclusive) has every text
 * that begins with PREFIX.
 */
export const LAST_CHARACTER = '\u{10ffff}'
