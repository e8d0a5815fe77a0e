import { Name, wordType } from './tokens.ts'

/** Whether a bare word with this text is a keyword, in any case. */
export const isKeywordText = (text: string): boolean => !isName(text)

/** Whether a bare word with this text is a time where a time is allowed: `now`, `today`, `yesterday`. */
export const isSoftWordText = (text: string): boolean => wordType(text) !== Name && isName(text)

function isName(text: string): boolean {
  const type = wordType(text)
  return type === Name || type.CATEGORIES?.includes(Name) === true
}
