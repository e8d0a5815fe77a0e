/** Letters, digits and the signs that a bare word goes on with; `..` ends it. `*` and `?` make it a glob. */
export const WORD_RUN = /(?:[\p{L}\p{M}\p{N}_\-/:@#*?]|\.(?!\.))+/uy

/** What a bare word begins with, `*` and `?` included. */
const WORD_START = /^[\p{L}_/#*?]/u

const BARE = /^[\p{L}_/#](?:[\p{L}\p{M}\p{N}_\-/:@#]|\.(?!\.))*$/u
const BARE_GLOB = /^[\p{L}_/#*?](?:[\p{L}\p{M}\p{N}_\-/:@#*?]|\.(?!\.))*$/u
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu

export const beginsWord = (text: string): boolean => WORD_START.test(text)

export const isUuidText = (text: string): boolean => UUID.test(text)

/** Whether a text reads as one bare word, keyword or not. A trailing dot would swallow a range, a UUID is a literal. */
export const isBareWord = (text: string): boolean => BARE.test(text) && !UUID.test(text)

/** Whether a glob reads as one bare word. A backslash needs quotes. */
export const isBareGlob = (text: string): boolean => BARE_GLOB.test(text) && !UUID.test(text)
