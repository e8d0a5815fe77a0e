const SECRET =
  'pass(?:word|wd|phrase)?|pwd|secret|token|sig(?:nature)?|credentials?|[\\w.-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key)'
const PARAMETER = new RegExp(`([?;&,])(?:${SECRET})=(?:\\{[^}]*\\}|[^?;&,()]*)(&?)`, 'gi')
/** `user/password@` of Oracle's JDBC driver. */
const SLASHED = /^(jdbc:oracle:[a-z]+:[^/@]*)\/[^@]*@/i

/**
 * A namespace or the address of a data source without the secrets that some producers leave in: the password of `user:password@`
 * (RFC 3986, 3.2.1), of Oracle's `user/password@`, and parameters that carry one by their name. Tributary keeps none.
 */
export function withoutSecrets(text: string): string {
  if (!/[@=]/.test(text) || !/^[A-Za-z][\w+.-]*:/.test(text)) return text
  let rest = withoutPassword(text).replace(SLASHED, '$1@')
  for (let next = withoutSome(rest); next !== rest; next = withoutSome(rest)) rest = next
  return rest
}

/**
 * What follows the first parameter of a query becomes its first. At least every other one goes, since one may take with it the
 * `&` of the next.
 */
const withoutSome = (text: string): string =>
  text.replace(PARAMETER, (_, before: string, after: string) =>
    after !== '' && before === '?' ? '?' : after,
  )

function withoutPassword(text: string): string {
  const start = text.indexOf('//') + 2
  if (start === 1) return text
  const rest = text.slice(start)
  const at = endOfUser(rest)
  const colon = rest.slice(0, Math.max(at, 0)).indexOf(':')
  return colon === -1 ? text : text.slice(0, start) + rest.slice(0, colon) + rest.slice(at)
}

/** Where the `@` after the user stands: the last of the authority or, if a password has a slash in it, the last of all. */
function endOfUser(rest: string): number {
  const authority = rest.slice(0, (/[/?#;]/.exec(rest) ?? { index: rest.length }).index)
  const at = authority.lastIndexOf('@')
  return at === -1 && /^[^:[\]]+:(?!\d*$)[^,]*$/.test(authority) ? rest.lastIndexOf('@') : at
}
