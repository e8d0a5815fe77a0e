/** A name as a query may hold it, whatever is in it: between quotes, with the escapes of the language. */
export const textOfName = (name: string): string => `"${name.replaceAll(/["\\\p{Cc}]/gu, escaped)}"`

const escaped = (character: string): string =>
  character === '"' || character === '\\'
    ? `\\${character}`
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
