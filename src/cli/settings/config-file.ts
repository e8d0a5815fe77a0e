import { readFileSync } from 'node:fs'
import { isJsonObject } from '../../lib/json.ts'
import { WrongSettings } from './wrong-settings.ts'

/** Settings by their keys, as JSON gives them. */
export interface ConfigFile {
  readonly path: string
  readonly content: Readonly<Record<string, unknown>>
}

/** Reads a config file: one JSON object. @throws WrongSettings where there is none at the path */
export function readConfigFile(path: string): ConfigFile {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new WrongSettings([`The config file ${path} cannot be read: ${(error as Error).message}.`])
  }
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch (error) {
    throw new WrongSettings([
      `The config file ${path} is no JSON: ${withoutContent((error as Error).message)}.`,
    ])
  }
  if (!isJsonObject(content))
    throw new WrongSettings([
      `The config file ${path} must be one JSON object, as in {"port": 8080, "logLevel": "warn"}.`,
    ])
  return { path, content }
}

/** What JSON.parse says, without the piece of the text, which may hold a password. */
const withoutContent = (message: string): string =>
  message.replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/su, '')
