/** Words at the end of a key that mark its value as a secret. */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'passcode',
  'pass',
  'pwd',
  'psw',
  'pw',
  'secret',
  'secrets',
  'token',
  'tokens',
  'bearer',
  'credential',
  'credentials',
  'creds',
  'cred',
  'authorization',
  'cookie',
  'signature',
  'sig',
  'keyfile',
])

/** Words before `key` that make it a secret: `api_key`, as opposed to `primary_key` or `public_key`. */
const KEYS_OF: ReadonlySet<string> = new Set(
  (
    'api access private secret account encryption signing master shared storage subscription auth ssh hmac rsa ' +
    'service fernet symmetric consumer admin license session'
  ).split(' '),
)

/** Words after the secret word that leave it a secret: `password_hash`, `SecretString`. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  'value values plain text plaintext string raw hash base64 b64 encoded new old current config json dict data'.split(
    ' ',
  ),
)

/** Keys written without a separator: `dbpassword`, `authtoken`. */
const JOINED =
  /(?:password|passwd|passphrase|apikey|accesskey|secretkey|privatekey|accountkey|(?:auth|access|refresh|session|bearer)token|clientsecret|connectionstring)$/

const LONGEST_KEY = 256
const WORDS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g

/**
 * The kind of secret in the value of a key. Numbers under `token` keys are counts; a `connection` has more than its
 * secret.
 */
export type SecretKind = 'password' | 'pass' | 'token' | 'signature' | 'header' | 'connection' | 'other'

/**
 * The kind of secret that a key names, from its last words in any case and with any separators: `database.password`,
 * `AWS_SECRET_ACCESS_KEY`, `clientSecret`. Undefined for keys such as `tokens_used`, `secretary` and
 * `password_changed_at`.
 */
export function secretKind(key: string): SecretKind | undefined {
  if (key.length > LONGEST_KEY) return undefined
  let kind = known.get(key)
  if (kind === undefined) {
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(key, (kind = kindOfKey(key) ?? NONE))
  }
  return kind === NONE ? undefined : kind
}

/** Keys are few and repeat in every event. */
const known = new Map<string, SecretKind | typeof NONE>()
const NONE = 'none'
const MAX_KNOWN = 4096

function kindOfKey(key: string): SecretKind | undefined {
  const words = (key.match(WORDS) ?? []).map((word) => word.toLowerCase())
  while (words.length > 1 && (/^\d+$/.test(words.at(-1)!) || QUALIFIERS.has(words.at(-1)!))) {
    if (isConnection(words)) break
    words.pop()
  }
  const last = words.at(-1)
  if (last === undefined) return undefined
  if (isConnection(words)) return 'connection'
  if (last === 'key' || last === 'keys') return KEYS_OF.has(words.at(-2) ?? '') ? 'other' : undefined
  return SECRET_WORDS.has(last) ? kindOf(last) : JOINED.test(last) ? kindOfJoined(last) : undefined
}

export const isSecretKey = (key: string): boolean => secretKind(key) !== undefined

const isConnection = (words: readonly string[]): boolean =>
  /(?:connection|conn) ?(?:string|str)$/.test(words.slice(-2).join(' '))

function kindOf(word: string): SecretKind {
  if (/^(?:pwd|psw|pw|pass.+)$/.test(word)) return 'password'
  if (word === 'pass') return 'pass'
  if (word.startsWith('token')) return 'token'
  if (word.startsWith('sig')) return 'signature'
  return word === 'authorization' || word === 'cookie' ? 'header' : 'other'
}

const kindOfJoined = (word: string): SecretKind =>
  word.endsWith('connectionstring') ? 'connection' : word.includes('pass') ? 'password' : 'other'
