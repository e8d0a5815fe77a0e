import { InvalidArgumentError } from 'commander'
import { nearest } from '../../lib/nearest.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import type { ConfigFile } from './config-file.ts'
import { readSecretFile, readSecretText } from './secret-file.ts'
import type { Setting } from './setting.ts'

export type SettingSource = 'flag' | 'environment' | 'file' | 'default'

/** A setting with its effective value and the source of it. */
export interface EffectiveSetting {
  readonly setting: Setting
  readonly value: unknown
  readonly source: SettingSource
  /** The name of the source: `--port`, `TRIBUTARY_PORT`, `port in /etc/tributary.json`, `default`. */
  readonly where: string
}

export interface SettingSources {
  /** Key → texts of its flag. */
  readonly flags: Readonly<Record<string, readonly string[]>>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly file?: ConfigFile
}

/**
 * Reads settings from all sources. The error lists all invalid effective values, and the keys of the file that are not in `known`.
 */
export function readSettings(
  settings: readonly Setting[],
  { flags, env, file }: SettingSources,
  known: readonly string[],
): Result<readonly EffectiveSetting[], readonly string[]> {
  const wrong: string[] = []
  const unknown = Object.keys(file?.content ?? {}).filter((key) => !known.includes(key))
  for (const key of unknown) wrong.push(unknownKey(key, file!.path, known))

  const effective = settings.map((setting): EffectiveSetting => {
    const { key, variable, fileVariable } = setting
    const ofFile = fileVariable === undefined ? undefined : env[fileVariable] || undefined
    const sources: readonly (readonly [SettingSource, string, () => readonly string[] | undefined])[] = [
      ['flag', setting.long ?? key, () => flags[key]],
      ...(ofFile === undefined
        ? ([['environment', variable, () => textsOf(env[variable])]] as const)
        : ([['environment', fileVariable!, () => textsOfFile(ofFile, setting, env)]] as const)),
      ['file', `${key} in ${file?.path}`, () => textsInFile(setting, file?.content[key])],
    ]
    for (const [source, where, given] of sources)
      try {
        // An empty text counts as not set, as is usual for environment variables.
        const texts = given()?.filter((text) => text !== '') ?? []
        if (texts.length > 0) return { setting, value: valueOf(setting, texts, where), source, where }
      } catch (error) {
        if (!(error instanceof InvalidArgumentError)) throw error
        wrong.push(`${where}${error.message}`)
        break
      }
    return { setting, value: setting.defaultValue as unknown, source: 'default', where: 'default' }
  })
  return wrong.length > 0 ? err(wrong) : ok(effective)
}

const textsOf = (text: string | undefined): readonly string[] | undefined =>
  text === undefined ? undefined : [text]

/** @throws InvalidArgumentError if the variable of the setting is also set, or the file cannot be used */
function textsOfFile(
  path: string,
  { variable, key }: Setting,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (env[variable]) throw new InvalidArgumentError(` and ${variable} are both set. Unset one of them.`)
  return [readSecretFile(path, isKey(key))]
}

/** Keys are sent in headers; passwords may have spaces. */
const isKey = (key: string): boolean => key === 'apiKey'

/** Reads the texts of one source. @throws InvalidArgumentError with a message that follows the name of the source */
function valueOf(setting: Setting, texts: readonly string[], where: string): unknown {
  const last = setting.isRepeatable ? texts : texts.slice(-1)
  const used = setting.isSecret ? last.map((text) => readSecretText(text, isKey(setting.key))) : last
  return used.reduce<unknown>((before, text) => {
    try {
      return setting.read(text, before, where)
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error
      const hint = where === setting.variable && text.startsWith('tcp://') ? SERVICE_LINK : ''
      throw wrongValue(setting, text, error.message + hint)
    }
  }, undefined)
}

/** For a Service named `tributary`, Kubernetes sets TRIBUTARY_PORT to such an address in all pods of the namespace. */
const SERVICE_LINK = ' Kubernetes set it for a Service: set enableServiceLinks: false in the pod.'

function textsInFile(setting: Setting, value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined
  if (setting.isRepeatable && Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || (setting.isSwitch && typeof value === 'boolean')) return [String(value)]
  throw wrongValue(setting, value, `It must be ${formOf(setting)}.`)
}

/** The accepted type of a value in the file. */
function formOf({ isRepeatable, isSwitch, defaultValue }: Setting): string {
  if (isRepeatable) return 'a text or a list of texts'
  if (isSwitch) return 'true or false'
  return typeof defaultValue === 'number' ? 'a number' : 'a text'
}

function wrongValue({ isSecret }: Setting, value: unknown, message: string): InvalidArgumentError {
  const remedy = message.charAt(0).toLowerCase() + message.slice(1)
  return new InvalidArgumentError(isSecret ? `: ${remedy}` : ` is ${shown(value)}: ${remedy}`)
}

const SHOWN = 200

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

function unknownKey(key: string, path: string, known: readonly string[]): string {
  const [similar] = nearest(key, known, 1)
  const hint = similar === undefined ? '`tributary config` lists all settings.' : `Did you mean "${similar}"?`
  return `${shown(key)} in ${path} is not a setting. ${hint}`
}
