const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** `12h`, `90d`, `2w`: up to 9,999 hours, days or weeks. */
export const LIFETIME = /^([1-9]\d{0,3})([hdw])$/u

/** The lifetime in milliseconds; undefined if the text is not a valid lifetime. */
export function lifetimeMs(text: string): number | undefined {
  const [, number, unit] = LIFETIME.exec(text) ?? []
  return unit === undefined ? undefined : Number(number) * UNITS[unit]!
}
