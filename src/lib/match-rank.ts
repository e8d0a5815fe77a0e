import { compareText } from './compare.ts'

/**
 * How well a text matches the typed part, ignoring case: 0 if it begins with it, 1 if a part of it does (after `.`,
 * `/`, `_`, `-` or `:`), 2 if it contains it, undefined if not.
 */
export function matchRank(text: string, typed: string): 0 | 1 | 2 | undefined {
  const [lower, wanted] = [text.toLowerCase(), typed.toLowerCase()]
  if (lower.startsWith(wanted)) return 0
  for (let at = lower.indexOf(wanted); at > 0; at = lower.indexOf(wanted, at + 1))
    if (/[./_:-]/u.test(lower[at - 1]!)) return 1
  return lower.includes(wanted) ? 2 : undefined
}

/** Best match first, then the shorter text, then by code point. Leaves out texts that do not match. */
export function bestMatches<T>(all: Iterable<T>, typed: string, textOf: (one: T) => string): readonly T[] {
  return Array.from(all)
    .flatMap((one) => {
      const text = textOf(one)
      const rank = matchRank(text, typed)
      return rank === undefined ? [] : [{ one, text, rank }]
    })
    .sort((a, b) => a.rank - b.rank || a.text.length - b.text.length || compareText(a.text, b.text))
    .map(({ one }) => one)
}
