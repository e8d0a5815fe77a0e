import { findIdentifiedBy, findKeyedSecrets } from './keyed-secrets.ts'
import { replaceRanges, type TextRange } from './redacted.ts'
import { findTokens } from './token-shapes.ts'
import { findUrlPasswords } from './url-passwords.ts'
import { withoutSecrets } from './without-secrets.ts'

interface Rule {
  /** In lower case; the rule is skipped for a text without any of them. */
  readonly signs: readonly string[]
  readonly find: (text: string) => readonly TextRange[]
}

const words = (text: string): readonly string[] => text.split(' ')

const RULES: readonly Rule[] = [
  {
    signs: words('pass psw pw secret token key cred authorization cookie bearer conn sig'),
    find: findKeyedSecrets,
  },
  { signs: ['@'], find: findUrlPasswords },
  {
    signs: words(
      'akia asia abia acca ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- xox xapp- eyj aiza ya29. gocspx- sk_live sk_test rk_live ' +
        'rk_test whsec_ dapi dbtc_ dbtu_ sk- hf_ npm_ pypi- dckr_pat_ hvs. hvb. sg. shpat_ shpca_ shppa_ shpss_ trb_ ' +
        'hooks.slack.com -----begin bearer basic',
    ),
    find: findTokens,
  },
  { signs: ['identified'], find: findIdentifiedBy },
]

/** The result of one round may look like a secret in the next. Two rounds suffice for all but contrived texts. */
const ROUNDS = 8

/** A longer text is not a name. */
const LONGEST_NAME = 4096

/** Short texts without secrets repeat in every event. */
const clean = new Set<string>()
const LONGEST_REMEMBERED = 256
const MAX_REMEMBERED = 16_384

/**
 * Replaces each recognisable secret in a text by `[redacted]`: values of keys such as `password`, passwords in URLs,
 * tokens of known forms, private keys, and passwords in SQL. Takes linear time, never throws, and is idempotent.
 *
 * @example redactText('postgres://app:hunter2@db/shop') // 'postgres://app:[redacted]@db/shop'
 */
export function redactText(text: string): string {
  if (text.length > LONGEST_REMEMBERED) return redact(text)
  if (clean.has(text)) return text
  const redacted = redact(text)
  if (redacted === text) {
    if (clean.size >= MAX_REMEMBERED) clean.clear()
    clean.add(text)
  }
  return redacted
}

function redact(text: string): string {
  const folded = text.toLowerCase()
  const rules = RULES.filter(({ signs }) => signs.some((sign) => folded.includes(sign)))
  if (rules.length === 0) return text
  let rest = text
  for (let round = 0; round < ROUNDS; round++) {
    const next = replaceRanges(
      rest,
      rules.flatMap(({ find }) => find(rest)),
    )
    if (next === rest) break
    rest = next
  }
  return rest
}

/**
 * Removes secrets from a name. Names identify, so the password of a URL is removed completely (`withoutSecrets`), as
 * in namespaces; the rest is redacted as text.
 */
export const redactName = (name: string): string =>
  redactText(name.length > LONGEST_NAME ? name : withoutSecrets(name))
