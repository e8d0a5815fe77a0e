const DAY = 86_400_000

/** The beginning (UTC) of the day that lies so many days back, so that asking twice on a day asks the same. */
export const sinceDays = (days: number, now = Date.now()): string =>
  new Date((Math.floor(now / DAY) - days + 1) * DAY).toISOString()
