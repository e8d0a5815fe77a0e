const SECRET =
  'pass(?:word|wd|phrase)?|pwd|secret|token|sig(?:nature)?|credentials?|[\\w.-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key)'
const PARAMETER = new RegExp(`([?;&,])(?:${SECRET})=(?:\\{[^}]*\\}|[^?;&,()]*)(&?)`, 'gi')
/** `user/password@` of Oracle's JDBC driver. */
const SLASHED = /^(jdbc:oracle:[a-z]+:[^/@]*)\/[^@]*@/i

/**
 * Removes the secrets that some producers leave in a namespace or the address of a data source: the password of
 * `user:password@` (RFC 3986, 3.2.1), of Oracle's `user/password@`, and parameters with the name of a secret.
 */
export function withoutSecrets(text: string): string {
  if (!/[@=]/.test(text) || !/^[A-Za-z][\w+.-]*:/.test(text)) return text
  let rest = withoutPassword(text).replace(SLASHED, '$1@')
  for (let next = withoutSome(rest); next !== rest; next = withoutSome(rest)) rest = next
  return rest
}

/**
 * Removing the first parameter of a query makes the next one the first. One match may consume the `&` of the next, so
 * a pass removes at least every other parameter.
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

/**
 * The position of the `@` after the user: the last one of the authority, or the last of all if a password has a slash
 * in it.
 */
function endOfUser(rest: string): number {
  const authority = rest.slice(0, (/[/?#;]/.exec(rest) ?? { index: rest.length }).index)
  const at = authority.lastIndexOf('@')
  return at === -1 && /^[^:[\]]+:(?!\d*$)[^,]*$/.test(authority) ? rest.lastIndexOf('@') : at
}
