/**
 * A tag as the pseudo-field `tags` tells it: its name alone, or its name with its value. No sign of either can be taken
 * for what parts the two, as `=` could.
 */
export const tagText = (name: string, value?: string): string =>
  value === undefined ? name : `${name}\u0000${value}`
