/** A name for case-insensitive comparison. */
export const foldName = (name: string): string => name.toLowerCase()

/** A name with its characters in reverse order, so that an index finds endings. */
export function reverseName(name: string): string {
  return Array.from(name).reverse().join('')
}
