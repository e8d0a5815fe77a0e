import type { Json, JsonObject } from '../json.ts'
import { isHarmless } from './harmless.ts'
import { REDACTED } from './redacted.ts'
import { redactName, redactText } from './redact-text.ts'
import { isSecretKey, secretKind } from './secret-key.ts'

/** Deeper values become `[redacted]`: readers leave out facets of more than 64 levels and refuse such items. */
const MAX_DEPTH = 200
/** The values of these keys are names or kinds, not secrets, whatever the key above says. */
const NAME_KEYS: ReadonlySet<string> = new Set(
  'namespace name field column table dataset job type subtype transformation transformationType'.split(' '),
)
/** Objects keyed by column name: `fields.password` is a column of that name. */
const BY_COLUMN = /(?:fields|columns|metrics|counts?|statistics)$/i
const PAIR_KEYS = ['name', 'key', 'property', 'option'] as const
const OPTION = /^--?[\w.-]{1,128}$/

interface Place {
  readonly depth: number
  /** Everything here belongs to a secret. */
  readonly secret: boolean
  readonly byColumn: boolean
  readonly skip: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/**
 * Removes recognisable secrets from a value: texts as `redactText` does; everything under the key of a secret
 * (`secretKind`); the `value` beside a `name` or `key` that is one; the text after an option (`["--password", "x"]`).
 * Numbers, booleans and column names stay. Returns the same value if it has no secrets. Members named in `skip` stay
 * as they are.
 */
export const redactJson = <T extends Json>(value: T, skip: ReadonlySet<string> = NONE): T =>
  redact(value, { depth: 0, secret: false, byColumn: false, skip }) as T

function redact(value: Json, place: Place): Json {
  if (typeof value === 'string') return place.secret ? redactValue(value) : redactText(value)
  if (typeof value !== 'object' || value === null) return value
  if (place.depth >= MAX_DEPTH) return REDACTED
  return Array.isArray(value)
    ? redactList(value as readonly Json[], place)
    : redactObject(value as JsonObject, place)
}

/** Redacts the value of a secret unless it is a placeholder. */
const redactValue = (value: string, kind = 'other' as NonNullable<ReturnType<typeof secretKind>>): string =>
  isHarmless(value, kind) ? redactText(value) : REDACTED

function redactList(list: readonly Json[], place: Place): Json {
  const below = { ...place, depth: place.depth + 1, byColumn: false }
  const out = list.map((item, i): Json => {
    const before = list[i - 1]
    return typeof item === 'string' && typeof before === 'string' && isOption(before) && !item.startsWith('-')
      ? redactValue(item)
      : redact(item, below)
  })
  return out.some((item, i) => item !== list[i]) ? out : list
}

const isOption = (text: string): boolean => OPTION.test(text) && isSecretKey(text)

function redactObject(object: JsonObject, place: Place): Json {
  const isPair = PAIR_KEYS.some((key) => {
    const name = Object.hasOwn(object, key) ? object[key] : undefined
    return typeof name === 'string' && isSecretKey(name)
  })
  const entries = Object.entries(object).map(([key, value]): [key: string, name: string, value: Json] =>
    place.skip.has(key)
      ? [key, key, value]
      : [key, redactName(key), redactMember(key, value, isPair && key === 'value', place)],
  )
  return entries.some(([key, name, value]) => name !== key || value !== object[key])
    ? Object.fromEntries(entries.map(([, name, value]) => [name, value]))
    : object
}

function redactMember(key: string, value: Json, isPaired: boolean, place: Place): Json {
  const kind = secretKind(key)
  if (typeof value === 'string') {
    if (kind !== undefined || isPaired) return redactValue(value, kind)
    if (NAME_KEYS.has(key)) return redactName(value)
    return redact(value, place)
  }
  if (typeof value === 'number') return kind === 'password' && isPassword(value, place) ? REDACTED : value
  const isNamed = NAME_KEYS.has(key)
  const secret = (place.secret && !isNamed) || isPaired || (kind !== undefined && !place.byColumn)
  return redact(value, { ...place, depth: place.depth + 1, secret, byColumn: BY_COLUMN.test(key) })
}

/** `"password": 12345` is a password; a count of a column is not. */
const isPassword = (value: number, place: Place): boolean =>
  !place.byColumn && Number.isInteger(value) && value >= 1000
