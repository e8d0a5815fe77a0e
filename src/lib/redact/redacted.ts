/** What stands in place of a secret. */
export const REDACTED = '[redacted]'

/** From `start` up to `end`, in UTF-16 units. */
export type Stretch = readonly [start: number, end: number]

/** The text with each stretch replaced; stretches that overlap or touch are replaced as one. */
export function replaceStretches(text: string, stretches: readonly Stretch[]): string {
  const sorted = [...stretches].sort((a, b) => a[0] - b[0] || a[1] - b[1])
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
