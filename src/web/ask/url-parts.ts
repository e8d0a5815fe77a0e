/** Maximum number of ids in one URL parameter. Users select, open or hide fewer by hand, and URLs have a maximum length. */
export const MAX_IDS = 200
/** Coordinates beyond this, in pixels, are rejected. No graph is that large. */
export const MAX_COORDINATE = 1e8

/** Splits at commas and drops empty parts. */
export const parts = (text: string | null): readonly string[] =>
  (text ?? '').split(',').filter((part) => part !== '')

/** Removes duplicates and limits the length. */
export const distinct = (values: readonly string[]): readonly string[] =>
  [...new Set(values)].slice(0, MAX_IDS)

/** Parses a number. Returns NaN for an empty or invalid text. */
export const numberOf = (text: string): number => (text === '' ? Number.NaN : Number(text))
