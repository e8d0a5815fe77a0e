import { readFileSync } from 'node:fs'
import { isJsonObject } from '../../lib/json.ts'
import { InvalidSettings } from './invalid-settings.ts'

/** A parsed config file: key of a setting → JSON value. */
export interface ConfigFile {
  readonly path: string
  readonly content: Readonly<Record<string, unknown>>
}

/** Reads a config file, which is one JSON object. @throws InvalidSettings if it cannot be read or is not one */
export function readConfigFile(path: string): ConfigFile {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new InvalidSettings([`The config file ${path} cannot be read: ${(error as Error).message}.`])
  }
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch (error) {
    throw new InvalidSettings([
      `The config file ${path} is not valid JSON: ${withoutContent((error as Error).message)}.`,
    ])
  }
  if (!isJsonObject(content))
    throw new InvalidSettings([
      `The config file ${path} must be one JSON object, as in {"port": 8080, "logLevel": "warn"}.`,
    ])
  return { path, content }
}

/** The message of JSON.parse without the quoted text, which may contain a password. */
const withoutContent = (message: string): string =>
  message.replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/su, '')
