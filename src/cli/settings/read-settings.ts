import { InvalidArgumentError } from 'commander'
import { nearest } from '../../lib/nearest.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import type { ConfigFile } from './config-file.ts'
import { readSecretFile } from './secret-file.ts'
import type { Setting } from './setting.ts'

export type SettingSource = 'flag' | 'environment' | 'file' | 'default'

/** A setting with the value that holds, and where that comes from. */
export interface InForce {
  readonly setting: Setting
  readonly value: unknown
  readonly source: SettingSource
  /** As people call that place: `--port`, `TRIBUTARY_PORT`, `port in /etc/tributary.json`, `default`. */
  readonly where: string
}

export interface Places {
  /** Texts that stand behind the flag of a key. */
  readonly flags: Readonly<Record<string, readonly string[]>>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly file?: ConfigFile
}

/**
 * Reads settings from all places; the error lists everything that is wrong with those that hold, and the keys of the file
 * that are none of `known`.
 */
export function readSettings(
  settings: readonly Setting[],
  { flags, env, file }: Places,
  known: readonly string[],
): Result<readonly InForce[], readonly string[]> {
  const wrong: string[] = []
  const unknown = Object.keys(file?.content ?? {}).filter((key) => !known.includes(key))
  for (const key of unknown) wrong.push(unknownKey(key, file!.path, known))

  const inForce = settings.map((setting): InForce => {
    const { key, variable, fileVariable } = setting
    const ofFile = fileVariable === undefined ? undefined : env[fileVariable] || undefined
    const places: readonly (readonly [SettingSource, string, () => readonly string[] | undefined])[] = [
      ['flag', setting.long ?? key, () => flags[key]],
      ...(ofFile === undefined
        ? ([['environment', variable, () => textsOf(env[variable])]] as const)
        : ([['environment', fileVariable!, () => textsOfFile(ofFile, setting, env)]] as const)),
      ['file', `${key} in ${file?.path}`, () => textsInFile(setting, file?.content[key])],
    ]
    for (const [source, where, given] of places)
      try {
        // Empty counts as not given: that is how environments often say so.
        const texts = given()?.filter((text) => text !== '') ?? []
        if (texts.length > 0) return { setting, value: valueOf(setting, texts, where), source, where }
      } catch (error) {
        if (!(error instanceof InvalidArgumentError)) throw error
        wrong.push(`${where}${error.message}`)
        break
      }
    return { setting, value: setting.defaultValue as unknown, source: 'default', where: 'default' }
  })
  return wrong.length > 0 ? err(wrong) : ok(inForce)
}

const textsOf = (text: string | undefined): readonly string[] | undefined =>
  text === undefined ? undefined : [text]

/** @throws InvalidArgumentError where the variable of the setting itself is set too, or the file cannot be used */
function textsOfFile(
  path: string,
  { variable }: Setting,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (env[variable]) throw new InvalidArgumentError(` and ${variable} are both set. Unset one of them.`)
  return [readSecretFile(path)]
}

/** Reads the texts of one place. @throws InvalidArgumentError with what to put behind the place */
function valueOf(setting: Setting, texts: readonly string[], where: string): unknown {
  const used = setting.isRepeatable ? texts : texts.slice(-1)
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

/** In Kubernetes, a Service named `tributary` sets TRIBUTARY_PORT in all pods of its namespace, to such an address. */
const SERVICE_LINK = ' Kubernetes set it for a Service: set enableServiceLinks: false in the pod.'

function textsInFile(setting: Setting, value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined
  if (setting.isRepeatable && Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || (setting.isSwitch && typeof value === 'boolean')) return [String(value)]
  throw wrongValue(setting, value, `It must be ${formOf(setting)}.`)
}

/** What the file takes. */
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
  const [meant] = nearest(key, known, 1)
  const end = meant === undefined ? '`tributary config` lists all.' : `was "${meant}" meant?`
  return `${shown(key)} in ${path} is no setting: ${end}`
}
