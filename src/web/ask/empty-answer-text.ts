/** The first words of a walk in a canonical text. */
const WALKS = /(?:^|[\s({])(?:upstream|downstream|lineage|paths|shortest|cycles|roots|leaves)\s/u

/** The text for an empty answer, with suggestions. `query` is its canonical text. */
export function emptyAnswerText(
  query: string,
  isComparison: boolean,
): { readonly title: string; readonly text: string } {
  if (isComparison)
    return {
      title: 'Nothing here changed',
      text: 'Of what this question is about nothing was added, and nothing was removed. Try times that lie further apart.',
    }
  if (WALKS.test(query))
    return {
      title: 'Nothing fits this question',
      text: 'The names are known; what they are asked for is not there. Try more depth, a longer time, or the other direction.',
    }
  return {
    title: 'Nothing fits this question',
    text: 'Nothing that is known is as it asks. Try fewer or other words and filters, or a longer time.',
  }
}
