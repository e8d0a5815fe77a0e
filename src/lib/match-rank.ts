import { compareText } from './compare.ts'

/**
 * How well a text fits what has been typed of it, ignoring case: 0 it begins so, 1 a part of it does (after `.`, `/`, `_`,
 * `-` or `:`), 2 it has it somewhere, undefined it has not.
 */
export function matchRank(text: string, typed: string): 0 | 1 | 2 | undefined {
  const [lower, wanted] = [text.toLowerCase(), typed.toLowerCase()]
  if (lower.startsWith(wanted)) return 0
  for (let at = lower.indexOf(wanted); at > 0; at = lower.indexOf(wanted, at + 1))
    if (/[./_:-]/u.test(lower[at - 1]!)) return 1
  return lower.includes(wanted) ? 2 : undefined
}

/** Best fit first, then the shorter, then by code point; what does not fit is left out. */
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
