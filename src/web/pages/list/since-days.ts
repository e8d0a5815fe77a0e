const DAY = 86_400_000

/** The UTC start of the first of the last `days` days. Whole days give the same cache key all day. */
export const sinceDays = (days: number, now = Date.now()): string =>
  new Date((Math.floor(now / DAY) - days + 1) * DAY).toISOString()
