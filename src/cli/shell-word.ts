/** Quotes a word for a POSIX shell, if it needs quotes: `it's` becomes `'it'\\''s'`. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
