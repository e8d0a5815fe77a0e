import { readFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import type { NamespaceDeclaration } from './server-port.ts'

type Declarations = readonly NamespaceDeclaration[]

/** `--same-namespace`, repeatable, and by environment one a line. What they say is checked when the server starts. */
export const sameNamespace = (
  text: string,
  before: Declarations | undefined,
  where: string,
): Declarations => [...(before ?? []), ...linesOf(text).map(([line]) => ({ text: line, where }))]

/** `--same-namespace-file`: the declarations of a file, one a line, with the line each stands on. */
export const sameNamespaceFile = (path: string, before: Declarations | undefined): Declarations => {
  if (path === '') return before ?? []
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    throw new InvalidArgumentError(`It cannot be read: ${(error as Error).message}.`)
  }
  return [
    ...(before ?? []),
    ...linesOf(content).map(([text, number]) => ({ text, where: `${path}, line ${number}` })),
  ]
}

/** Lines that say something, with their numbers from 1. */
function linesOf(text: string): readonly (readonly [line: string, number: number])[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => [line.trim(), index + 1] as const)
    .filter(([line]) => line !== '' && !line.startsWith('#'))
}
