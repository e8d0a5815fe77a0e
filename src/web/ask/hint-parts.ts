/** Part of a hint: plain text, or a query that can be run instead. */
export interface HintPart {
  readonly kind: 'words' | 'query'
  readonly text: string
}

/** Splits a hint into text and the queries between backticks. */
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
