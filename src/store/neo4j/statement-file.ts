import { readdirSync, readFileSync } from 'node:fs'
import { fillNames } from '../../compile/escape.ts'

const FOLDER = new URL('../../../cypher/', import.meta.url)
const texts = new Map<string, string>()

/**
 * The text of a hand-written statement in `cypher/`, with its placeholders replaced by names of the schema. `name` is its path
 * there without the extension. The header comment remains, so that the server's query log shows it.
 */
export function statementFile(name: string, names: { readonly [place: string]: string } = {}): string {
  const key = [name, ...Object.entries(names).flat()].join(' ')
  let text = texts.get(key)
  if (text === undefined) {
    text = fillNames(readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8').trimEnd(), names)
    texts.set(key, text)
  }
  return text
}

/** The statements of a schema migration, in order. */
export function schemaStatements(name: string): readonly string[] {
  return readFileSync(new URL(`schema/${name}.cypher`, FOLDER), 'utf8')
    .replace(/^\s*\/\/.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

/** The migrations of the schema, oldest first. Version 1 is `001-identity`. */
export function schemaMigrations(): readonly { readonly version: number; readonly name: string }[] {
  return readdirSync(new URL('schema/', FOLDER))
    .filter((file) => /^\d{3}-.*\.cypher$/.test(file))
    .sort()
    .map((file) => ({ version: Number(file.slice(0, 3)), name: file.slice(0, -'.cypher'.length) }))
}
