/** No character comes after it by code point: `>= PREFIX` and `< PREFIX + LAST_CHARACTER` hold what begins with PREFIX. */
export const LAST_CHARACTER = '\u{10ffff}'
