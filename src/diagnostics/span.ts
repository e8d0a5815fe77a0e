/** A range of a query's text in UTF-16 offsets, `end` exclusive: `text.slice(start, end)` is its text. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

export const spanBetween = (a: TextSpan, b: TextSpan): TextSpan => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
})
