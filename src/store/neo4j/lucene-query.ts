/** With shorter terms, a fuzzy search matches nearly all short words. */
const MIN_FUZZY_LENGTH = 3

/**
 * A Lucene query for a full-text index. The index splits texts into runs of letters, so this does too; then no character of the
 * text is taken for an operator. Returns an empty string if the words have no letters.
 *
 * - `inside`: the property contains all terms.
 * - `~`: the property has a term within two edits of one term. If all terms are short, within one edit.
 *
 * It searches one property, because over several the index ranks each match separately and reads all of them.
 * @example luceneQuery(['shop.orders'], 'name') is '+name:*shop* +name:*orders*'
 */
export function luceneQuery(
  words: readonly string[],
  property: 'name' | 'description',
  how: 'inside' | '~' = 'inside',
): string {
  const terms = [...new Set(words.flatMap((word) => word.match(/\p{L}+/gu) ?? []))]
  if (how === '~') {
    const long = terms.filter((term) => term.length >= MIN_FUZZY_LENGTH)
    const [fuzzy, edits] = long.length > 0 ? [long, 2] : [terms, 1]
    return fuzzy.map((term) => `${property}:${term}~${edits}`).join(' ')
  }
  const clauses = terms.map((term) => `${property}:*${term}*`)
  return clauses.length === 1 ? clauses[0]! : clauses.map((clause) => `+${clause}`).join(' ')
}
