import { dayOf, type Instant } from './time.ts'

/**
 * When something was active: first and last instant, both inclusive (`lastAt` may be FOREVER), and the set of UTC
 * days. `days` is a flat, ascending list of the first and last epoch day of each contiguous range: `[20410, 20416,
 * 20420, 20420]`. The union of spans is associative, commutative and idempotent.
 */
export interface Span {
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly days: readonly number[]
}

/** The two ends of a span. */
export type Times = Pick<Span, 'firstAt' | 'lastAt'>

/** The span of one operation: every day that its interval touches. */
export function spanOf(firstAt: Instant, lastAt: Instant): Span {
  return { firstAt, lastAt, days: [dayOf(firstAt), dayOf(lastAt)] }
}

/** The union of two spans; `a` itself if it contains `b`. */
export function unionSpan(a: Span, b: Span): Span {
  const days = unionDays(a.days, b.days)
  if (days === a.days && b.firstAt >= a.firstAt && b.lastAt <= a.lastAt) return a
  return { firstAt: Math.min(a.firstAt, b.firstAt), lastAt: Math.max(a.lastAt, b.lastAt), days }
}

/** The union of two sets of days; adjacent ranges are joined. Returns `a` itself if its last range contains `b`. */
export function unionDays(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 2 && a.length >= 2) {
    // Fast path: most runs add the newest day, or a known one.
    const [first, last] = b as readonly [number, number]
    const end = a.length - 1
    if (first >= a[end - 1]!) {
      if (last <= a[end]!) return a
      return first <= a[end]! + 1 ? a.with(end, last) : [...a, first, last]
    }
  }
  const stretches: [number, number][] = []
  for (const days of [a, b])
    for (let i = 0; i + 1 < days.length; i += 2) stretches.push([days[i]!, days[i + 1]!])
  stretches.sort((x, y) => x[0] - y[0])
  const out: number[] = []
  for (const [first, last] of stretches) {
    const end = out.length - 1
    if (end > 0 && first <= out[end]! + 1) out[end] = Math.max(out[end]!, last)
    else out.push(first, last)
  }
  return out
}

/** The days of `a` that are not in `b`. */
export function withoutDays(a: readonly number[], b: readonly number[]): readonly number[] {
  const out: number[] = []
  for (let i = 0; i + 1 < a.length; i += 2) {
    let first = a[i]!
    const last = a[i + 1]!
    for (let j = 0; j + 1 < b.length && first <= last; j += 2) {
      if (b[j + 1]! < first) continue
      if (b[j]! > last) break
      if (b[j]! > first) out.push(first, b[j]! - 1)
      first = b[j + 1]! + 1
    }
    if (first <= last) out.push(first, last)
  }
  return out
}

/** Whether any day of the set is in [first, last]. */
export function touchesDays(days: readonly number[], first: number, last: number): boolean {
  for (let i = 0; i + 1 < days.length; i += 2) if (days[i]! <= last && days[i + 1]! >= first) return true
  return false
}
