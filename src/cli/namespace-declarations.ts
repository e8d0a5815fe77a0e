import { readFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import type { NamespaceDeclaration } from './server-port.ts'

type Declarations = readonly NamespaceDeclaration[]

/** Parses `--same-namespace`, which is repeatable. The environment variable has one declaration per line. The server checks them. */
export const sameNamespace = (
  text: string,
  before: Declarations | undefined,
  where: string,
): Declarations => [...(before ?? []), ...linesOf(text).map(([line]) => ({ text: line, where }))]

/** Parses `--same-namespace-file`: one declaration per line, returned with its line number. */
export const sameNamespaceFile = (path: string, before: Declarations | undefined): Declarations => {
  if (path === '') return before ?? []
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    throw new InvalidArgumentError(`The file cannot be read: ${(error as Error).message}.`)
  }
  return [
    ...(before ?? []),
    ...linesOf(content).map(([text, number]) => ({ text, where: `${path}, line ${number}` })),
  ]
}

/** The lines that are not blank or comments, with their numbers from 1. */
function linesOf(text: string): readonly (readonly [line: string, number: number])[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => [line.trim(), index + 1] as const)
    .filter(([line]) => line !== '' && !line.startsWith('#'))
}
