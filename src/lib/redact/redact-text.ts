import { identifiedStretches, keyedStretches } from './keyed-stretches.ts'
import { replaceStretches, type Stretch } from './redacted.ts'
import { tokenStretches } from './token-shapes.ts'
import { urlStretches } from './url-stretches.ts'
import { withoutSecrets } from './without-credentials.ts'

interface Rule {
  /** In lower case; a text that has none of them is not looked at. */
  readonly signs: readonly string[]
  readonly find: (text: string) => readonly Stretch[]
}

const words = (text: string): readonly string[] => text.split(' ')

const RULES: readonly Rule[] = [
  {
    signs: words('pass psw pw secret token key cred authorization cookie bearer conn sig'),
    find: keyedStretches,
  },
  { signs: ['@'], find: urlStretches },
  {
    signs: words(
      'akia asia abia acca ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- xox xapp- eyj aiza ya29. gocspx- sk_live sk_test rk_live ' +
        'rk_test whsec_ dapi dbtc_ dbtu_ sk- hf_ npm_ pypi- dckr_pat_ hvs. hvb. sg. shpat_ shpca_ shppa_ shpss_ trb_ ' +
        'hooks.slack.com -----begin bearer basic',
    ),
    find: tokenStretches,
  },
  { signs: ['identified'], find: identifiedStretches },
]

/** What one round leaves may look like a secret in the next. Two rounds settle all but contrived texts. */
const ROUNDS = 8

/** What is longer is not a name. */
const LONGEST_NAME = 4096

/** Short texts without secrets come again with every event. */
const clean = new Set<string>()
const LONGEST_REMEMBERED = 256
const MAX_REMEMBERED = 16_384

/**
 * A text without the secrets that it can be seen to have, each replaced by `[redacted]`: values of keys such as `password`,
 * passwords in URLs, tokens of known forms, private keys, and passwords in SQL. Takes time proportional to its length; never
 * throws; what it returns stays as it is when it is given again.
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
    const next = replaceStretches(
      rest,
      rules.flatMap(({ find }) => find(rest)),
    )
    if (next === rest) break
    rest = next
  }
  return rest
}

/**
 * A name without secrets. Names identify, so the password of a URL goes altogether (`withoutSecrets`), as it does from namespaces;
 * what is left is redacted as a text.
 */
export const redactName = (name: string): string =>
  redactText(name.length > LONGEST_NAME ? name : withoutSecrets(name))
