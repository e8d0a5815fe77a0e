import { isHarmless } from './harmless.ts'
import type { TextRange } from './redacted.ts'
import { secretKind, type SecretKind } from './secret-key.ts'
import { readValue } from './read-value.ts'

/** Every key of a secret has one of these stems. */
const STEM = /pass|pwd|psw|pw|secret|token|key|cred|authorization|cookie|bearer|conn|sig/gi
/** Maximum number of characters of a key before and after its stem. */
const AROUND = 96
const KEY_CHARACTER = /[\w.-]/

/** `key=`, `"key":`, `\"key\" =>`, `['key'] =`; not a comparison or a cast. */
const ASSIGNED = /(?:\\{0,8}["'`]\]?|\])?([ \t]{0,8})(?:=>|:=|=(?![=~>])|:(?![:/=]))[ \t]{0,8}/y
/** `</name><value>` of Hadoop's configuration, `<password>`. */
const ELEMENT = /(?:<\/(?:name|key)>\s{0,32}<value>|>)/y
/** `"name": "password", "value": `. */
const PAIRED = /\\{0,8}["']\s{0,8},\s{0,8}\\{0,8}["']value\\{0,8}["']\s{0,8}:\s{0,8}/iy
/** `PASSWORD 'x'`, `CREDENTIALS AS 'x'`, `PASSWORD('x')`. */
const BESIDE = /(?:[ \t\r\n]{1,8}(?:AS[ \t]{1,8})?|\([ \t]{0,8})(?=')/iy
const OPTION_VALUE = /[ \t]{1,8}(?=[^\s-])/y

interface Key {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly kind: SecretKind
}

/** Finds the values that the key before them marks as secrets: `k=v`, `k: v`, `--k v`, `K 'v'`, `<k>v</k>`. */
export function findKeyedSecrets(text: string): readonly TextRange[] {
  const found: TextRange[] = []
  STEM.lastIndex = 0
  for (let match = STEM.exec(text); match !== null; match = STEM.exec(text)) {
    const { start, end } = keyAround(text, match.index, STEM.lastIndex)
    const written = text.slice(start, end)
    const name = written.replace(/^[-.]+/, '')
    const kind = secretKind(name)
    if (kind !== undefined) {
      const value = valueOf(text, { start, end, name, kind })
      if (value !== undefined) {
        found.push(value)
        STEM.lastIndex = Math.max(value[1], end)
        continue
      }
    }
    STEM.lastIndex = Math.max(end, match.index + 1)
  }
  return found
}

/** The whole key around a stem. */
function keyAround(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  let start = from
  while (start > 0 && from - start < AROUND && KEY_CHARACTER.test(text[start - 1]!)) start--
  let end = to
  while (end < text.length && end - to < AROUND && KEY_CHARACTER.test(text[end]!)) end++
  while (end > to && /[.-]/.test(text[end - 1]!)) end--
  return { start, end }
}

function valueOf(text: string, key: Key): TextRange | undefined {
  const { start, end, kind } = key
  // Part of a path, as in Hive's partition names: `/token=2026/`.
  if (text[start - 1] === '/' && kind !== 'header') return undefined
  const assigned = match(ASSIGNED, text, end)
  if (assigned !== undefined) return assignedValue(text, key, assigned)
  if (text[start - 1] === '<' || text.startsWith('</', end)) {
    const element = match(ELEMENT, text, end)
    if (element !== undefined) return elementValue(text, key, element.end)
  }
  const paired = match(PAIRED, text, end)
  if (paired !== undefined) return checked(text, readValue(text, paired.end), kind)
  const option = text[start] === '-' ? match(OPTION_VALUE, text, end) : undefined
  if (option !== undefined) return checked(text, readValue(text, option.end), kind)
  const beside = match(BESIDE, text, end)
  if (beside === undefined || (kind === 'token' && followsProse(text, start))) return undefined
  if (text[end] === '(' && !/^password$/i.test(key.name)) return undefined
  return checked(text, readValue(text, beside.end), kind)
}

function assignedValue(text: string, { start, name, kind }: Key, assigned: Found): TextRange | undefined {
  const isColon = assigned.text.includes(':') && !assigned.text.includes('=')
  if (kind === 'pass' && isColon && !/["'`]/.test(assigned.text) && !/^["'`]/.test(text.slice(assigned.end)))
    return undefined
  if (kind === 'signature' && !/[?&;]/.test(text[start - 1] ?? '')) return undefined
  if (kind === 'header') return headerValue(text, assigned.end)
  const value = readValue(text, assigned.end)
  if (value === undefined || (kind === 'connection' && !value.quoted)) return undefined
  const words = text.slice(value.range[0], value.range[1])
  if (!value.quoted && isColon && kind !== 'password' && followsProse(text, start) && !/\d/.test(words))
    return undefined
  // `ON a.token = b.id` compares two columns.
  const isSpaced = /\s/.test(assigned.text[0] ?? '') && /\s$/.test(assigned.text)
  if (isSpaced && name.includes('.') && /^[A-Za-z_]\w*\.[A-Za-z_]\w*$/.test(words)) return undefined
  return checked(text, value, kind)
}

/** `Authorization: Bearer x`: the rest of the line, or up to the quote around it. */
function headerValue(text: string, at: number): TextRange | undefined {
  const value = readValue(text, at)
  if (value === undefined) return undefined
  if (value.quoted) return checked(text, value, 'header')
  const line = /[^\r\n"'`]*/y
  line.lastIndex = at
  const words = line.exec(text)?.[0].trimEnd() ?? ''
  const scheme = /^(?:basic|bearer|token|digest|apikey|negotiate)[ \t]+/i.exec(words)?.[0] ?? ''
  const range: TextRange = [at + scheme.length, at + words.length]
  return words === scheme.trimEnd() ? undefined : checked(text, { range, quoted: false }, 'header')
}

function elementValue(text: string, { kind }: Key, at: number): TextRange | undefined {
  const end = text.slice(at, at + 4096).indexOf('<')
  if (end <= 0) return undefined
  return checked(text, { range: [at, at + end], quoted: true }, kind)
}

function checked(text: string, value: ReturnType<typeof readValue>, kind: SecretKind): TextRange | undefined {
  if (value === undefined) return undefined
  const [start, end] = value.range
  return end <= start || isHarmless(text.slice(start, end), kind, value.quoted) ? undefined : value.range
}

/** `unexpected token: x`, as in messages of parsers. */
const followsProse = (text: string, start: number): boolean =>
  /[A-Za-z][ \t]$/.test(text.slice(Math.max(0, start - 2), start))

interface Found {
  readonly text: string
  readonly end: number
}

function match(pattern: RegExp, text: string, at: number): Found | undefined {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found === null ? undefined : { text: found[0], end: pattern.lastIndex }
}

/** `IDENTIFIED BY 'x'` when a user is created or changed. */
const IDENTIFIED = /\bIDENTIFIED\b[^;'"]{0,80}?\bBY[ \t\r\n]{1,8}(?:VALUES[ \t]{1,8}|PASSWORD[ \t]{1,8})?/gi

export function findIdentifiedBy(text: string): readonly TextRange[] {
  const found: TextRange[] = []
  for (const { index, 0: words } of text.matchAll(IDENTIFIED)) {
    const value = readValue(text, index + words.length)
    if (value === undefined) continue
    const before = text.slice(Math.max(0, index - 200), index)
    if (!value.quoted && !/\b(?:user|role|login|link)\b/i.test(before)) continue
    const range = checked(text, value, 'password')
    if (range !== undefined) found.push(range)
  }
  return found
}
