/** A compiled statement. Values are parameters and never part of the text. */
export interface CypherStatement {
  /** The purpose of the statement in a few words; `explain` shows it. */
  readonly title: string
  readonly language: 'cypher'
  readonly text: string
  readonly params: CypherParams
}

export type CypherParams = Readonly<Record<string, unknown>>

/**
 * Makes a frozen statement of lines; lines that are `false` are left out.
 * @example cypher('names', ['MATCH (n)', false, 'RETURN n.name'], {}).text === 'MATCH (n)\nRETURN n.name'
 */
export function cypher(
  title: string,
  lines: readonly (string | false)[],
  params: CypherParams,
): CypherStatement {
  const text = lines.filter((line) => line !== false).join('\n')
  return Object.freeze({ title, language: 'cypher', text, params: Object.freeze(params) })
}

/**
 * Joins conditions by AND; `false` without conditions.
 * @example where(['a', 'b']) === 'WHERE a\n  AND b'
 */
export function where(conditions: readonly string[], indent = ''): string | false {
  return conditions.length === 0 ? false : `${indent}WHERE ${conditions.join(`\n${indent}  AND `)}`
}
