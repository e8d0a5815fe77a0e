import { cypherLiteral } from '../escape.ts'
import type { CypherParams } from '../cypher-statement.ts'

/**
 * The head of a drawing statement: a WITH that binds values and sets of ids to variables, which the rest may use.
 * @example
 * WITH ['d1'] AS starts,
 *   3 AS maxDepth
 * WITH *, COLLECT { … } AS avoiding
 */
export class Bindings {
  readonly #taken = new Set<string>()
  readonly #values = new Map<string, string>()
  readonly #sets: (readonly string[])[] = []

  /** Binds a value and returns its variable. The same value under the same preferred name is bound once. */
  value(preferred: string, value: unknown): string {
    const line = `${cypherLiteral(value)} AS ${preferred}`
    const known = this.#values.get(line)
    if (known !== undefined) return known
    const name = this.#free(preferred)
    this.#values.set(line, name)
    return name
  }

  /** Binds a set that a Cypher expression (`lines`) computes and returns its variable. */
  set(preferred: string, lines: readonly string[]): string {
    const name = this.#free(preferred)
    this.#sets.push([...lines.slice(0, -1), `${lines.at(-1)!} AS ${name}`])
    return name
  }

  /**
   * Replaces each `$param` in lines by a variable: the one that `known` names, otherwise one bound to the value in `params`.
   * @throws Error for a parameter without a value
   */
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

  /** The WITH clauses: values first, because sets use them; a set may also use earlier sets. */
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

  /** Adds a number if the name is taken: statements compiled separately use the same parameter names. */
  #free(preferred: string): string {
    let name = preferred
    for (let i = 2; this.#taken.has(name); i++) name = `${preferred}_${i}`
    this.#taken.add(name)
    return name
  }
}

/** Indents lines inside braces by two spaces. */
export const indented = (lines: readonly (string | false)[]): readonly string[] =>
  lines.filter((line) => line !== false).map((line) => `  ${line}`)
