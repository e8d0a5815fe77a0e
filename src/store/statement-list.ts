import type { Statement } from './lineage-store.ts'

/** Longer lists are shortened: one level of a walk may have a million ids. */
const MOST_ITEMS = 20
/** Longer texts are shortened too, since SQLite receives lists as JSON. */
const MOST_CHARACTERS = 1_000

type Params = Statement['params']

/**
 * The statements that a run sends, in the order of their first call. A statement that is sent again with other
 * parameters is listed once, with the parameters of the first call and the number of calls.
 */
export class StatementList {
  readonly #language: Statement['language']
  readonly #statements = new Map<string, Statement>()

  constructor(language: Statement['language']) {
    this.#language = language
  }

  add(title: string, text: string, params: () => Params): void {
    const key = `${title}\u0000${text}`
    const known = this.#statements.get(key)
    this.#statements.set(
      key,
      known === undefined
        ? { title, language: this.#language, text, params: shortened(params()) as Params, count: 1 }
        : { ...known, count: known.count + 1 },
    )
  }

  get statements(): readonly Statement[] {
    return [...this.#statements.values()]
  }
}

/**
 * A parameter value, with long texts and lists truncated at any depth.
 * @example shortened(['a', …, 'z']) is the first 20 letters and '… 6 more'
 */
function shortened(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length <= MOST_CHARACTERS
      ? value
      : `${value.slice(0, MOST_CHARACTERS)}… ${value.length - MOST_CHARACTERS} more characters`
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map(shortened)
    return value.length <= MOST_ITEMS ? items : [...items, `… ${value.length - MOST_ITEMS} more`]
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]))
}
