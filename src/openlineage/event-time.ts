import type { Instant } from '../domain/time.ts'

/** 2200-01-01T00:00:00Z in seconds. Smaller epoch numbers are seconds, others milliseconds. It is also the latest valid time. */
const END_SECONDS = 7_258_118_400

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*([Zz]|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?(?:\[[^\]]*\])?$/

const EPOCH = /^\d+(\.\d+)?$/

/**
 * Reads an event time: ISO 8601 with `Z`, an offset or no zone (UTC) and any number of fractional digits, or an epoch number of
 * seconds or milliseconds, also as a string. Truncates to milliseconds. Undefined if it is not a time, or outside 1970-01-01 to
 * 2200-01-01 (UTC).
 */
export function readTime(value: unknown): Instant | undefined {
  const at = typeof value === 'number' ? fromEpoch(value) : typeof value === 'string' ? fromText(value) : NaN
  return at >= 0 && at <= END_SECONDS * 1000 ? at : undefined
}

function fromText(text: string): number {
  const trimmed = text.trim()
  return EPOCH.test(trimmed) ? fromEpoch(Number(trimmed)) : fromIso(trimmed)
}

function fromEpoch(value: number): number {
  // Rounds to microseconds first, because 1700000000.123 * 1000 is slightly less than 1700000000123.
  return value < END_SECONDS ? Math.floor(Math.round(value * 1e6) / 1e3) : Math.floor(value)
}

function fromIso(text: string): number {
  const match = ISO.exec(text)
  if (match === null) return NaN
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part || 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  // 60 is a leap second. UTC in milliseconds counts it as the next second.
  if (month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return NaN
  const midnight = Date.UTC(year, month - 1, day)
  if (new Date(midnight).getUTCDate() !== day) return NaN
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - offset(match[8])
}

function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
