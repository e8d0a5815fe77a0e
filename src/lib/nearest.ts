import { compareText } from './compare.ts'
import { editDistance } from './edit-distance.ts'

/**
 * The most likely meanings of a misspelled word, nearest first, at most `max` and without repeats. A difference in
 * case alone counts as one edit. Candidates more than `floor(length * 0.4) + 1` edits away are left out. Ties are
 * broken by code point, so that equal input gives equal output.
 */
export function nearest(word: string, candidates: Iterable<string>, max: number): readonly string[] {
  const near = nearness(word)
  const found: { readonly text: string; readonly distance: number }[] = []
  for (const text of new Set(candidates)) {
    const distance = near(text)
    if (distance !== undefined) found.push({ text, distance })
  }
  found.sort((a, b) => a.distance - b.distance || compareText(a.text, b.text))
  return found.slice(0, max).map((f) => f.text)
}

/**
 * Returns a function that counts the edits between a text and the word, as `nearest` does; undefined if the text is
 * too far.
 */
export function nearness(word: string): (text: string) => number | undefined {
  const limit = Math.floor(word.length * 0.4) + 1
  const lower = word.toLowerCase()
  return (text) => {
    const distance = distanceIgnoringCase(word, lower, text, limit)
    return distance <= limit ? distance : undefined
  }
}

function distanceIgnoringCase(word: string, lower: string, text: string, limit: number): number {
  if (word === text) return 0
  const lowerText = text.toLowerCase()
  if (lower === lowerText) return 1
  return editDistance(lower, lowerText, limit)
}
