import type { TextRange } from './redacted.ts'

/** Maximum distance from the scheme to the end of a password that has a slash in it. */
const LONGEST_ODD = 256
const AUTHORITY_END = /[/?#\s"'`<>\\]/g
const URL_END = /[\s"'`<>\\]/
/** `user:password@tcp(host)` of Go's MySQL driver. */
const DSN = /(?<![\w.-])[\w.-]{1,64}:([^\s:@/'"]{1,128})@(?:tcp|unix)\(/g
/** `user/password@` of Oracle's JDBC driver. */
const ORACLE = /jdbc:oracle:[a-z]{1,16}:[^/@\s'"]{0,64}\/([^@\s'"]{1,128})@/gi

/**
 * Finds the passwords of user information (RFC 3986, 3.2.1) in every URL of a text, and in the address formats of
 * some drivers.
 */
export function findUrlPasswords(text: string): readonly TextRange[] {
  const found: TextRange[] = []
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const password = passwordAt(text, at + 3)
    if (password !== undefined) found.push(password)
  }
  if (text.includes('@tcp(') || text.includes('@unix('))
    for (const { index, 0: all, 1: password } of text.matchAll(DSN)) {
      const start = index + all.indexOf(':') + 1
      found.push([start, start + password!.length])
    }
  if (/jdbc:oracle:/i.test(text))
    for (const { index, 0: all, 1: password } of text.matchAll(ORACLE)) {
      const end = index + all.length - 1
      if (password !== '') found.push([end - password!.length, end])
    }
  return found
}

function passwordAt(text: string, start: number): TextRange | undefined {
  AUTHORITY_END.lastIndex = start
  const end = AUTHORITY_END.exec(text)?.index ?? text.length
  // A longer text is not an authority. The search continues after it, so that each part is read once.
  const authority = text.slice(start, Math.min(end, start + 4096))
  const at = authority.lastIndexOf('@')
  const colon = authority.indexOf(':')
  if (at !== -1) return colon !== -1 && colon < at - 1 ? [start + colon + 1, start + at] : undefined
  // `user:pa/ss@host`, as opposed to `host:8080/a@b`.
  if (colon === -1 || text[end] !== '/' || !/^[^:[\]]+:(?!\d*$)[^,]*$/.test(authority)) return undefined
  const window = text.slice(start, start + LONGEST_ODD)
  const rest = window.slice(0, URL_END.exec(window)?.index ?? window.length)
  const odd = rest.lastIndexOf('@')
  return odd > colon + 1 ? [start + colon + 1, start + odd] : undefined
}
