import { DAY, dayOf } from '../../domain/time.ts'
import { date, type TimeChoice } from './moment.ts'
import type { View } from './scale.ts'

/** The selected time on the axis, in UTC days. A missing bound is open. */
export type Selection =
  | { readonly mode: 'all' }
  | { readonly mode: 'window'; readonly since?: number; readonly until?: number }
  /** Milliseconds since 1970. */
  | { readonly mode: 'instant'; readonly at: number }

export type WindowSelection = Extract<Selection, { mode: 'window' }>
export type Mode = Selection['mode']

/** The time of an answer, from its `window`. */
export interface ShownTime {
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly asOf?: string | undefined
}

/** `as of` with `since` is a window; `as of` alone is an instant. */
export function selectionOf({ since, until, asOf }: ShownTime): Selection {
  if (asOf !== undefined && since === undefined) return { mode: 'instant', at: Date.parse(asOf) }
  const end = asOf ?? until
  if (since === undefined && end === undefined) return { mode: 'all' }
  return {
    mode: 'window',
    ...(since === undefined ? {} : { since: dayOf(Date.parse(since)) }),
    ...(end === undefined ? {} : { until: dayOf(Date.parse(end)) }),
  }
}

/** The selection as a time choice. The last millisecond of a day becomes that day. */
export function choiceOf(selection: Selection): TimeChoice {
  switch (selection.mode) {
    case 'all':
      return { kind: 'all' }
    case 'window': {
      const { since, until } = selection
      return {
        kind: 'window',
        ...(since === undefined ? {} : { since: date(since) }),
        ...(until === undefined ? {} : { until: date(until) }),
      }
    }
    case 'instant': {
      const { at } = selection
      return { kind: 'instant', at: isEndOfDay(at) ? date(dayOf(at)) : { kind: 'instant', at } }
    }
  }
}

export const endOfDay = (day: number): number => (day + 1) * DAY - 1
export const isEndOfDay = (at: number): boolean => (at + 1) % DAY === 0

/** The days of a window; open ends extend to `whole`. */
export const boundsOf = ({ since, until }: WindowSelection, whole: View): View => ({
  first: since ?? Math.min(whole.first, until ?? whole.first),
  last: until ?? Math.max(whole.last, since ?? whole.last),
})

/** Moves one end of a window to a day, limited by the other end and by `whole`. */
export function withEnd(
  selection: WindowSelection,
  end: 'since' | 'until',
  day: number,
  whole: View,
): WindowSelection {
  const { first, last } = boundsOf(selection, whole)
  const to =
    end === 'since' ? Math.max(whole.first, Math.min(day, last)) : Math.min(whole.last, Math.max(day, first))
  return { ...selection, [end]: to }
}

/** Moves a whole window by days, within `whole`. */
export function movedWindow(selection: WindowSelection, days: number, whole: View): WindowSelection {
  const { first, last } = boundsOf(selection, whole)
  const by = Math.max(whole.first - first, Math.min(days, whole.last - last))
  return { mode: 'window', since: first + by, until: last + by }
}

/** The window between two days, in either order. */
export const windowBetween = (a: number, b: number): WindowSelection => ({
  mode: 'window',
  since: Math.min(a, b),
  until: Math.max(a, b),
})

/** How many days each key moves an end of a window. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
}

/** The day that a key leads to: arrows a day, Page keys a week (with Shift a month), Home and End the limits. */
export function dayByKey(key: string, shift: boolean, day: number, whole: View): number | undefined {
  if (key === 'Home') return whole.first
  if (key === 'End') return whole.last
  const step = STEPS[key]
  if (step === undefined) return undefined
  const far = shift && Math.abs(step) === 7 ? Math.sign(step) * 30 : step
  return Math.max(whole.first, Math.min(whole.last, day + far))
}

/** The length of a window in days. */
export const lengthOf = (selection: WindowSelection, whole: View): number => {
  const { first, last } = boundsOf(selection, whole)
  return last - first + 1
}
