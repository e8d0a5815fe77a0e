/** The first words of a walk in a canonical text. */
const WALKS = /(?:^|[\s({])(?:upstream|downstream|lineage|paths|shortest|cycles|roots|leaves)\s/u

/** The text for an empty answer, with suggestions. `query` is its canonical text. */
export function emptyAnswerText(
  query: string,
  isComparison: boolean,
): { readonly title: string; readonly text: string } {
  if (isComparison)
    return {
      title: 'No changes',
      text: 'Nothing was added or removed between these times. Try times that are further apart.',
    }
  if (WALKS.test(query))
    return {
      title: 'No results',
      text: 'The start exists, but nothing is connected to it this way. Try more depth, a longer time, or the other direction.',
    }
  return {
    title: 'No results',
    text: 'Nothing matches. Try fewer or other words and filters, or a longer time.',
  }
}
