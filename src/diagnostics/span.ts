/** A stretch of a query's text: UTF-16 offsets, end exclusive, so that `text.slice(start, end)` is the text meant. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

export const spanBetween = (a: TextSpan, b: TextSpan): TextSpan => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
})
