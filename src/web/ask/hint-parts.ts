/** What stands between backticks in a hint: plain words, or a query to be asked instead. */
export interface HintPart {
  readonly kind: 'words' | 'query'
  readonly text: string
}

/** A hint, with each of the queries that it has between backticks as a part of its own. */
export function hintParts(hint: string, queries: readonly string[]): readonly HintPart[] {
  for (const query of queries) {
    const at = hint.indexOf(`\`${query}\``)
    if (at < 0) continue
    return [
      ...hintParts(hint.slice(0, at), queries),
      { kind: 'query', text: query },
      ...hintParts(hint.slice(at + query.length + 2), queries),
    ]
  }
  return hint === '' ? [] : [{ kind: 'words', text: hint }]
}
