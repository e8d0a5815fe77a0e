import type { TextRange } from './redacted.ts'

/** Not inside a word, or after `%3D` and the like. */
const START = '(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2}))'

/**
 * Secrets recognised by their form, anywhere in a text. Each begins with fixed letters and has no nested repetition.
 */
const SHAPES = [
  // AWS access key ids
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])',
  // GitHub, GitLab
  'gh[pousr]_[A-Za-z0-9]{20,}',
  'github_pat_[A-Za-z0-9_]{20,}',
  'glpat-[\\w-]{20,}',
  // Slack
  'xox[abeoprs]-[A-Za-z0-9-]{10,}',
  'xapp-[A-Za-z0-9-]{10,}',
  // JSON Web Tokens (RFC 7515, 3.1)
  'eyJ[\\w-]{8,}\\.[\\w-]{4,}(?:\\.[\\w-]*){0,3}',
  // Google
  'AIza[\\w-]{30,}',
  'ya29\\.[\\w-]{20,}',
  'GOCSPX-[\\w-]{20,}',
  // Stripe
  '[sr]k_(?:live|test)_[A-Za-z0-9]{10,}',
  'whsec_[A-Za-z0-9+/=]{20,}',
  // Databricks
  'dapi[a-f0-9]{32}(?:-\\d)?(?![A-Za-z0-9])',
  // dbt Cloud
  'dbt[cu]_[\\w-]{20,}',
  // OpenAI, Anthropic, Hugging Face
  'sk-[A-Za-z0-9]{20,}',
  'sk-(?:ant|proj|svcacct)-[\\w-]{20,}',
  'hf_[A-Za-z0-9]{30,}',
  // npm, PyPI, Docker Hub, HashiCorp Vault, SendGrid, Shopify
  'npm_[A-Za-z0-9]{36}',
  'pypi-AgE[\\w-]{20,}',
  'dckr_pat_[\\w-]{20,}',
  'hv[sb]\\.[\\w-]{24,}',
  'SG\\.[\\w-]{20,}\\.[\\w-]{20,}',
  'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  // Tributary's own keys
  'trb_[a-z2-7]{4,}_[a-z2-7]{30,}',
]

const SHAPE = new RegExp(`${START}(?:${SHAPES.join('|')})`, 'g')
const WEBHOOK = /hooks\.slack\.com\/(?:services|workflows)\/([\w/-]{8,})/g
const SCHEME =
  /(?<![\w-])(?:(?:[Bb]earer|BEARER)[ \t]+([\w+/=.~-]{16,})|Basic[ \t]+([A-Za-z0-9+/]{8,}={0,2}))/g
const PEM = '-----BEGIN '
const PEM_HEAD = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y
const PEM_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g

/** Finds the secrets that their form identifies. */
export function findTokens(text: string): readonly TextRange[] {
  const found: TextRange[] = []
  for (const { index, 0: token } of text.matchAll(SHAPE)) found.push([index, index + token.length])
  if (text.includes('hooks.slack.com/'))
    for (const match of text.matchAll(WEBHOOK)) found.push(lastGroup(match, match[1]!))
  for (const match of text.matchAll(SCHEME)) {
    const token = match[1] ?? match[2]!
    if (/\d/.test(token) || /[a-z][A-Z]/.test(token)) found.push(lastGroup(match, token))
  }
  for (let at = text.indexOf(PEM); at !== -1;) {
    const end = pemEnd(text, at)
    if (end !== undefined) found.push([at, end])
    at = text.indexOf(PEM, end ?? at + PEM.length)
  }
  return found
}

/** The end of a private key: after its last line, or the end of the text if it was cut off. */
function pemEnd(text: string, at: number): number | undefined {
  PEM_HEAD.lastIndex = at
  if (!PEM_HEAD.test(text)) return undefined
  PEM_END.lastIndex = at
  return PEM_END.test(text) ? PEM_END.lastIndex : text.length
}

const lastGroup = ({ index, 0: all }: RegExpExecArray, group: string): TextRange => {
  const end = index + all.length
  return [end - group.length, end]
}
