/** Limits of a text, which protect the parser: UTF-8 bytes, tokens, levels of nesting, and set operators in a text. */
export const TEXT_LIMITS = { bytes: 65_536, tokens: 10_000, nesting: 64, sets: 256 } as const
