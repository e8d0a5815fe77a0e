/** What is nearly a shorter run is nearly all that is as short. */
const TELLING = 3

/**
 * Words as the full-text indexes have them, runs of letters: whose name (or description) has all of them or, with `~`, has one
 * but for two letters; where there are none but short ones, but for one. Nothing but letters is left, so that no text is taken
 * for an operator. Empty where there are none. Of one property, since over several the index gives each that fits a rank of its
 * own, and goes through all of them for the best.
 */
export function luceneQuery(
  words: readonly string[],
  property: 'name' | 'description',
  how: 'inside' | '~' = 'inside',
): string {
  const runs = [...new Set(words.flatMap((word) => word.match(/\p{L}+/gu) ?? []))]
  if (how === '~') {
    const telling = runs.filter((run) => run.length >= TELLING)
    const [near, edits] = telling.length > 0 ? [telling, 2] : [runs, 1]
    return near.map((run) => `${property}:${run}~${edits}`).join(' ')
  }
  const terms = runs.map((run) => `${property}:*${run}*`)
  return terms.length === 1 ? terms[0]! : terms.map((term) => `+${term}`).join(' ')
}
