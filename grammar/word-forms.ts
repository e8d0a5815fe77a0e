/** Characters inside a bare word: letters, digits and some signs; `..` ends the word. `*` and `?` make it a glob. */
export const WORD_RUN = /(?:[\p{L}\p{M}\p{N}_\-/:@#*?]|\.(?!\.))+/uy

/** Characters that a bare word may begin with, including `*` and `?`. */
const WORD_START = /^[\p{L}_/#*?]/u

const BARE = /^[\p{L}_/#](?:[\p{L}\p{M}\p{N}_\-/:@#]|\.(?!\.))*$/u
const BARE_GLOB = /^[\p{L}_/#*?](?:[\p{L}\p{M}\p{N}_\-/:@#*?]|\.(?!\.))*$/u
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu

export const beginsWord = (text: string): boolean => WORD_START.test(text)

export const isUuidText = (text: string): boolean => UUID.test(text)

/** Whether a text is one bare word, keyword or not. It must not end with a dot, which could be part of `..`, or be a UUID. */
export const isBareWord = (text: string): boolean => BARE.test(text) && !UUID.test(text)

/** Whether a glob is one bare word. A backslash needs quotes. */
export const isBareGlob = (text: string): boolean => BARE_GLOB.test(text) && !UUID.test(text)
