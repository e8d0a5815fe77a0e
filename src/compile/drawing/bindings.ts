import { cypherLiteral } from '../escape.ts'
import type { CypherParams } from '../cypher-statement.ts'

/** What a drawing's statement begins with: values and sets of ids, each a variable that all that follows may name. */
export class Bindings {
  readonly #taken = new Set<string>()
  readonly #values = new Map<string, string>()
  readonly #sets: (readonly string[])[] = []

  /** The variable of a value, the same one wherever the same is wanted under the same name. */
  value(wanted: string, value: unknown): string {
    const line = `${cypherLiteral(value)} AS ${wanted}`
    const known = this.#values.get(line)
    if (known !== undefined) return known
    const name = this.#free(wanted)
    this.#values.set(line, name)
    return name
  }

  /** The variable of a set that Neo4j finds: the lines are an expression. */
  set(wanted: string, lines: readonly string[]): string {
    const name = this.#free(wanted)
    this.#sets.push([...lines.slice(0, -1), `${lines.at(-1)!} AS ${name}`])
    return name
  }

  /** Lines with variables in the place of their parameters: those named in `known`, and the others' values. */
  place(
    lines: readonly (string | false)[],
    params: CypherParams,
    known: Readonly<Record<string, string>> = {},
  ): readonly string[] {
    return lines
      .filter((line) => line !== false)
      .flatMap((line) => line.split('\n'))
      .map((line) =>
        line.replace(/\$(\w+)/gu, (_, param: string) => {
          const name = known[param] ?? (param in params ? this.value(param, params[param]) : undefined)
          if (name === undefined) throw new Error(`no value for $${param}`)
          return name
        }),
      )
  }

  /** Values first: the sets are found by them, and later ones by those before. */
  get lines(): readonly string[] {
    const values = [...this.#values].map(([line, name]) => `${line.slice(0, line.lastIndexOf(' '))} ${name}`)
    const first = values.length === 0 ? [] : [`WITH ${values.join(',\n  ')}`]
    return [
      ...first.flatMap((clause) => clause.split('\n')),
      ...this.#sets.flatMap(([head, ...rest], i) => [
        first.length + i === 0 ? `WITH ${head!}` : `WITH *, ${head!}`,
        ...rest,
      ]),
    ]
  }

  /** Parameters are called alike from statement to statement. */
  #free(wanted: string): string {
    let name = wanted
    for (let i = 2; this.#taken.has(name); i++) name = `${wanted}_${i}`
    this.#taken.add(name)
    return name
  }
}

/** Lines inside braces. */
export const indented = (lines: readonly (string | false)[]): readonly string[] =>
  lines.filter((line) => line !== false).map((line) => `  ${line}`)
