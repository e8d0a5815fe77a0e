import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../../cypher/browser/', import.meta.url)

/** A statement for Neo4j Browser, from a file in `cypher/browser/`. */
export interface SavedStatement {
  /** The name of the file, without its extension. */
  readonly name: string
  readonly title: string
  /** What the statement shows, and its limits. */
  readonly about: readonly string[]
  /** Commands that set its parameters to values of the demo. */
  readonly params: readonly string[]
  /** The content of the file, with comments. */
  readonly text: string
}

/** All statements, ordered by name. */
export function savedStatements(): readonly SavedStatement[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) =>
      toSaved(file.slice(0, -'.cypher'.length), readFileSync(new URL(file, FOLDER), 'utf8').trimEnd()),
    )
}

/** The style of Neo4j Browser, as GraSS. */
export const browserStyle = (): string => readFileSync(new URL('tributary.grass', FOLDER), 'utf8')

/** The first comment is `TITLE: what it shows`, the second begins with `First` and names commands in backticks. */
function toSaved(name: string, text: string): SavedStatement {
  const comments = text
    .split('\n')
    .filter((line) => line.startsWith('// '))
    .map((line) => line.slice(3))
  const [head = '', ...rest] = comments
  const [title = '', about = ''] = head.split(/: (.*)/u)
  const settings = rest.filter((line) => line.startsWith('First '))
  return {
    name,
    title,
    about: [about, ...rest.filter((line) => !line.startsWith('First '))],
    params: [...settings.join(' ').matchAll(/`(:param [^`]*)`/gu)].map(([, command]) => command!),
    text,
  }
}
