import { InvalidArgumentError } from 'commander'
import type { SavedParam } from '../domain/saved-query.ts'
import { lifetimeMs } from '../lib/lifetime.ts'
import { paramValue } from './param-value.ts'
import { paramOf } from './read-header.ts'
import { FORMATS, type Format } from '../render/format-names.ts'
import { Setting } from './settings/setting.ts'

/** A setting: a flag with an environment variable and a key in the config file. */
export const flag = (flags: string, description: string): Setting => new Setting(flags, description)

/** A switch. The environment variable, or `=no`, can also turn it off. */
export const toggle = (name: string, description: string): Setting =>
  flag(`${name} [yes|no]`, description).default(false).preset('yes').argParser(yesOrNo)

const yesOrNo = (text: string): boolean => {
  if (['yes', 'true', 'on', '1'].includes(text)) return true
  if (['no', 'false', 'off', '0', ''].includes(text)) return false
  throw new InvalidArgumentError('It must be yes or no.')
}

/** A list, separated by commas or given by repeating the flag. */
export const list = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
]

/** A duration such as `12h`, `90d` or `2w`, in milliseconds. */
export const lifetime = Object.assign(
  (text: string): number => {
    const ms = lifetimeMs(text)
    if (ms === undefined) throw new InvalidArgumentError('It must be a time such as 12h, 90d or 8w.')
    return ms
  },
  { form: 'time such as 12h, 90d or 8w' },
)

/** The same, with the text, which is sent to a server. */
export const keepTime = (text: string): { readonly text: string; readonly ms: number } => ({
  text,
  ms: lifetime(text),
})

/** A time in milliseconds since 1970: a duration before now, such as `7d`, or an ISO 8601 time. */
export const timeBack = (text: string): number => {
  if (/^\d+[hdw]$/.test(text)) return Date.now() - lifetime(text)
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at))
    throw new InvalidArgumentError('It must be a time such as 12h, 7d or 2026-11-01T10:00:00Z.')
  return at
}

/** A whole number from `least` to `greatest`. */
export const integer = (least: number, greatest: number): ((text: string) => number) =>
  Object.assign(
    (text: string): number => {
      const value = Number(text)
      if (!/^\d+$/.test(text) || value < least || value > greatest)
        throw new InvalidArgumentError(`It must be a whole number from ${least} to ${greatest}.`)
      return value
    },
    { form: `whole number, ${least} to ${greatest}` },
  )

const CHOICES = FORMATS.filter((format) => format !== 'text')

export const format = Object.assign(
  (text: string): Format => {
    const found = CHOICES.find((name) => name === text)
    if (found === undefined) throw new InvalidArgumentError(`It must be one of ${CHOICES.join(', ')}.`)
    return found
  },
  { form: `one of ${CHOICES.join(', ')}`, choices: CHOICES },
)

export type Params = Readonly<Record<string, unknown>>

/**
 * `name=value`, repeatable. A JSON number, list or string is parsed as JSON, any other value is text. If the query uses the parameter
 * as a name, a number counts as text.
 */
export const param = (text: string, before: Params | undefined): Params => {
  const at = text.indexOf('=')
  const name = text.slice(0, at).replace(/^\$/, '')
  if (at < 1 || name === '') throw new InvalidArgumentError('It must be NAME=VALUE.')
  return { ...before, [name]: paramValue(text.slice(at + 1)) }
}

/** A parameter of a saved query: `name kind = default: description`, repeatable. */
export const savedParam = (
  text: string,
  before: readonly SavedParam[] | undefined,
): readonly SavedParam[] => {
  const found = paramOf(`$${text.replace(/^\$/u, '')}`)
  if (found === undefined)
    throw new InvalidArgumentError('It must be NAME, NAME KIND, NAME = DEFAULT or NAME: DESCRIPTION.')
  return [...(before ?? []), found]
}

/** Whether a value is set. An empty value counts as not set, as is usual for environment variables. */
export const isSet = (value: string | undefined): value is string => value !== undefined && value !== ''
