/** A compiled statement: its text and the values it takes, which never stand in the text. */
export interface CypherStatement {
  /** What it is for, in a few words. */
  readonly title: string
  readonly language: 'cypher'
  readonly text: string
  readonly params: CypherParams
}

export type CypherParams = Readonly<Record<string, unknown>>

/** Freezes a statement. Lines that are false are left out, so that a text reads as it is sent. */
export function cypher(
  title: string,
  lines: readonly (string | false)[],
  params: CypherParams,
): CypherStatement {
  const text = lines.filter((line) => line !== false).join('\n')
  return Object.freeze({ title, language: 'cypher', text, params: Object.freeze(params) })
}

/** A `WHERE` of conditions that must all hold; false where there are none. */
export function where(conditions: readonly string[], indent = ''): string | false {
  return conditions.length === 0 ? false : `${indent}WHERE ${conditions.join(`\n${indent}  AND `)}`
}
