/** Bounds on a text, which protect the reader: UTF-8 bytes, tokens, nesting, and sets joined in one expression. */
export const TEXT_LIMITS = { bytes: 65_536, tokens: 10_000, nesting: 64, sets: 256 } as const
