import { BEGINNING, DAY, dayOf, type Instant } from '../../domain/time.ts'
import type { Time } from '../../lang/ast.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { readTime } from './read-param.ts'
import type { Resolver } from './resolver.ts'

/** The first or last instant of a time. A date is a UTC day; a duration counts back from `from`. */
export function readBound(
  time: Time,
  side: 'lower' | 'upper',
  from: Instant,
  resolver: Resolver,
): Instant | undefined {
  const read = readTime(time, 'a time', resolver)
  if (read === undefined) return undefined
  const ofDay = (day: number): Instant => (side === 'lower' ? startOfDay(day) : endOfDay(day))
  switch (read.kind) {
    case 'duration':
      return Math.max(from - read.ms, BEGINNING)
    case 'instant':
      return read.at
    case 'date':
      return ofDay(read.day)
    case 'now':
      return resolver.now
    case 'today':
      return ofDay(dayOf(resolver.now))
    case 'yesterday':
      return ofDay(dayOf(resolver.now) - 1)
    default:
      return assertNever(read)
  }
}

export const startOfDay = (day: number): Instant => day * DAY
export const endOfDay = (day: number): Instant => (day + 1) * DAY - 1
