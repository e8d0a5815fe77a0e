import { DAY, toIso } from '../../domain/time.ts'

/** A time in a query: a UTC day, an instant or a duration ago. */
export type Moment =
  /** Days since 1970-01-01 in UTC. */
  | { readonly kind: 'date'; readonly day: number }
  /** Milliseconds since 1970. */
  | { readonly kind: 'instant'; readonly at: number }
  /** Such as `7d`. */
  | { readonly kind: 'duration'; readonly text: string }

/** The time range that the user selected. */
export type TimeChoice =
  | { readonly kind: 'all' }
  /** What was active then. A missing bound is open. */
  | { readonly kind: 'window'; readonly since?: Moment; readonly until?: Moment }
  /** The state at that time; for a day, at its end. */
  | { readonly kind: 'instant'; readonly at: Moment }

export const date = (day: number): Moment => ({ kind: 'date', day })

/** The UTC day as `2026-11-01`. */
export const dateText = (day: number): string => toIso(day * DAY).slice(0, '2026-11-01'.length)

/** The text in the query language. */
export function momentText(moment: Moment): string {
  switch (moment.kind) {
    case 'date':
      return dateText(moment.day)
    case 'instant':
      return toIso(moment.at).replace('.000Z', 'Z')
    case 'duration':
      return moment.text
  }
}

/** The time clauses of a walk; empty for all time. */
export function clausesText(choice: TimeChoice): string {
  switch (choice.kind) {
    case 'all':
      return ''
    case 'window': {
      const { since, until } = choice
      return [
        ...(since === undefined ? [] : [`since ${momentText(since)}`]),
        ...(until === undefined ? [] : [`until ${momentText(until)}`]),
      ].join(' ')
    }
    case 'instant':
      return `as of ${momentText(choice.at)}`
  }
}
