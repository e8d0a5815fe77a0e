/** More than anyone selects, opens or hides by hand; an address has an end. */
export const MOST_IDS = 200
/** Beyond where any drawing has anything, in pixels. */
export const FARTHEST = 1e8

/** What stands between commas. */
export const parts = (text: string | null): readonly string[] =>
  (text ?? '').split(',').filter((part) => part !== '')

/** Each once, and no more than an address holds. */
export const several = (values: readonly string[]): readonly string[] =>
  [...new Set(values)].slice(0, MOST_IDS)

/** A number; NaN for what is none, and for nothing. */
export const numberOf = (text: string): number => (text === '' ? Number.NaN : Number(text))
