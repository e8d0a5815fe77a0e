/**
 * Words as the full-text indexes have them, runs of letters: whose name (or description) has all of them or, with `~`, has one
 * but for two letters; of a run of two but for one, or all that is as short would be meant. Nothing but letters is left, so that
 * no text is taken for an operator. Empty where there are none. Of one property, since over several the index gives each that
 * fits a rank of its own, and goes through all of them for the best.
 */
export function luceneQuery(
  words: readonly string[],
  property: 'name' | 'description',
  how: 'inside' | '~' = 'inside',
): string {
  const runs = [...new Set(words.flatMap((word) => word.match(/\p{L}+/gu) ?? []))]
  if (how === '~') return runs.map((run) => `${property}:${run}~${run.length < 3 ? 1 : 2}`).join(' ')
  const terms = runs.map((run) => `${property}:*${run}*`)
  return terms.length === 1 ? terms[0]! : terms.map((term) => `+${term}`).join(' ')
}
