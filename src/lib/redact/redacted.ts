/** The replacement for a secret. */
export const REDACTED = '[redacted]'

/** From `start` up to `end`, in UTF-16 units. */
export type TextRange = readonly [start: number, end: number]

/** Replaces each range of the text. Ranges that overlap or touch are replaced as one. */
export function replaceRanges(text: string, ranges: readonly TextRange[]): string {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  let out = ''
  let done = 0
  for (let i = 0; i < sorted.length;) {
    const start = sorted[i]![0]
    let end = sorted[i]![1]
    for (i++; i < sorted.length && sorted[i]![0] <= end; i++) end = Math.max(end, sorted[i]![1])
    out += text.slice(done, start) + REDACTED
    done = end
  }
  return out + text.slice(done)
}
