const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 }
const A_HUNDRED_YEARS = 36_525 * UNITS.d!

/** Milliseconds of `12h`, `90d`, `2w`, at most a hundred years; undefined where it is none. */
export function lifetimeMs(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,6})([hdw])$/u.exec(text) ?? []
  const ms = Number(number) * (UNITS[unit ?? ''] ?? Number.NaN)
  return ms > 0 && ms <= A_HUNDRED_YEARS ? ms : undefined
}
