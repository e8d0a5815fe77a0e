/**
 * A tag as a value of the pseudo-field `tags`: its name, or its name and value. The separator cannot occur in either, as `=`
 * could.
 */
export const tagText = (name: string, value?: string): string =>
  value === undefined ? name : `${name}\u0000${value}`
