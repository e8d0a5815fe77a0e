/** A name as the search ignoring case compares it. */
export const foldName = (name: string): string => name.toLowerCase()

/** A name read backwards, character by character, so that an ending becomes a beginning. */
export function reverseName(name: string): string {
  return Array.from(name).reverse().join('')
}
