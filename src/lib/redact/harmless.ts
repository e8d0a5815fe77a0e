import { REDACTED } from './redacted.ts'
import { isSecretKey, type SecretKind } from './secret-key.ts'

/** A reference, a placeholder or nothing in the place of a value. */
const PLACEHOLDER =
  /^(?:\$\{[^}]*\}|\{\{.*\}\}?|\$[A-Z_][A-Z0-9_]*|\$\(.*|%\(.*|%[sdr]|\*+|[xX]{3,}|\.{3,}|…|<[\w -]*>?|\?|:[a-z_]\w*|#+)$/
/** Literals, and the types that declarations name. */
const LITERAL =
  /^(?:true|false|none|null|nil|undefined|yes|no|on|off|n\/a|required|optional|any|str|string|text|bytes|binary|bool|boolean|int|integer|bigint|number|numeric|float|double|(?:n?var)?char(?:\(\d+\))?|uuid|date|timestamp|object|array|secretstr)[?,]?$/i
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/
/** `get_token()`, `os.environ[…]`. */
const CODE = /^[A-Za-z_][\w.]{2,}(?:\((?:[^)]*\)|$)|\[)/
const NAME = /^[A-Za-z_][\w.]*$/

/**
 * Whether a value under the key of a secret is harmless: a placeholder, a literal, a type or, if unquoted, code that
 * fetches it, or the name of a column or variable.
 */
export function isHarmless(value: string, kind: SecretKind, quoted = true): boolean {
  const text = value.trim()
  if (text === '' || text === REDACTED || LITERAL.test(text)) return true
  if (text.length > 256) return false
  return (
    PLACEHOLDER.test(text) || (NUMBER.test(text) && kind !== 'password') || (!quoted && isReference(text))
  )
}

/** `password=new_password`, `token=self.token`: the name of another variable. */
const isReference = (text: string): boolean => (NAME.test(text) && isSecretKey(text)) || CODE.test(text)
