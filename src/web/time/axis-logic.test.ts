import { describe, expect, it } from 'vitest'
import { DAY } from '../../domain/time.ts'
import { beginDrag, dragTo, endDrag, instantAt, type Axis } from './drag.ts'
import { barsOf, dayAt, daysOf, momentAt, moved, ticksOf, xOf, zoomed, type View } from './scale.ts'
import {
  boundsOf,
  choiceOf,
  dayByKey,
  endOfDay,
  movedWindow,
  selectionOf,
  windowBetween,
  withEnd,
  type Selection,
} from './selection.ts'

const whole: View = { first: 1000, last: 1099 }
const axis: Axis = { view: whole, width: 1000, whole }

describe('the scale', () => {
  it('shows each day whole', () => {
    expect([1000, 1050, 1100].map((day) => xOf(day, whole, 1000))).toEqual([0, 500, 1000])
    expect([-5, 0, 9.9, 10, 999, 1000, 2000].map((x) => dayAt(x, whole, 1000))).toEqual([
      1000, 1000, 1000, 1001, 1099, 1099, 1099,
    ])
    expect(momentAt(5, whole, 0)).toBe(1000)
  })

  it('zooms around a point within the whole range', () => {
    const near = zoomed(whole, 0.5, 1050, whole)
    expect(near).toEqual({ first: 1025, last: 1074 })
    expect(zoomed(near, 2, 1050, whole)).toEqual(whole)
    expect(zoomed(near, 100, 1000, whole)).toEqual(whole)
    expect(daysOf(zoomed(near, 0.001, 1050, whole))).toBe(3)
    expect(zoomed(whole, 0.5, 1099.9, whole).last).toBe(1099)
    expect(moved(near, 1000, whole)).toEqual({ first: 1050, last: 1099 })
    expect(moved(near, -1000, whole)).toEqual({ first: 1000, last: 1049 })
    expect(zoomed({ first: 5, last: 5 }, 2, 5, { first: 5, last: 5 })).toEqual({ first: 5, last: 5 })
  })

  it('merges narrow days into one bar as high as the busiest', () => {
    const counts = new Map([[1000, 3], [1001, 9], [1099, 1], [1500, 7]]) // prettier-ignore
    expect(barsOf(counts, whole, 1000).map(({ edges }) => edges)).toEqual([3, 9, 1])
    expect(barsOf(counts, whole, 100)).toEqual([
      { first: 1000, last: 1001, edges: 9 },
      { first: 1098, last: 1099, edges: 1 },
    ])
    expect(barsOf(counts, whole, 0)).toHaveLength(1)
  })

  it('labels as many days as fit', () => {
    expect(ticksOf(whole, 1000).length).toBeLessThanOrEqual(11)
    expect(ticksOf({ first: 1000, last: 1002 }, 1000)).toEqual([1000, 1001, 1002])
    expect(ticksOf({ first: 0, last: 40_000 }, 300).length).toBeLessThanOrEqual(3)
  })
})

describe('the selection', () => {
  const at = (day: number, ms = 0): string => new Date(day * DAY + ms).toISOString()

  it.each<[string, Parameters<typeof selectionOf>[0], Selection, object]>([
    ['nothing', {}, { mode: 'all' }, { kind: 'all' }],
    [
      'a window',
      { since: at(5), until: at(7, DAY - 1) },
      { mode: 'window', since: 5, until: 7 },
      { kind: 'window', since: { kind: 'date', day: 5 }, until: { kind: 'date', day: 7 } },
    ],
    ['an open one', { since: at(5, 7) }, { mode: 'window', since: 5 }, { kind: 'window', since: { kind: 'date', day: 5 } }],
    ['one without a beginning', { until: at(7) }, { mode: 'window', until: 7 }, { kind: 'window', until: { kind: 'date', day: 7 } }],
    ['one that looks back', { since: at(5), asOf: at(9, 3) }, { mode: 'window', since: 5, until: 9 }, { kind: 'window', since: { kind: 'date', day: 5 }, until: { kind: 'date', day: 9 } }],
    ['an instant', { asOf: at(5, 7) }, { mode: 'instant', at: 5 * DAY + 7 }, { kind: 'instant', at: { kind: 'instant', at: 5 * DAY + 7 } }],
    ['the end of a day', { asOf: at(5, DAY - 1) }, { mode: 'instant', at: 6 * DAY - 1 }, { kind: 'instant', at: { kind: 'date', day: 5 } }],
  ])('%s', (_, shown, selection, choice) => {
    expect(selectionOf(shown)).toEqual(selection)
    expect(choiceOf(selection)).toEqual(choice)
  }) // prettier-ignore

  it('keeps ends in order and in range', () => {
    const window = windowBetween(1020, 1010)
    expect(window).toEqual({ mode: 'window', since: 1010, until: 1020 })
    expect(withEnd(window, 'since', 1030, whole)).toEqual(windowBetween(1020, 1020))
    expect(withEnd(window, 'until', 1005, whole)).toEqual(windowBetween(1010, 1010))
    expect(withEnd(window, 'since', 1, whole).since).toBe(1000)
    expect(withEnd({ mode: 'window', since: 1090 }, 'since', 1080, whole)).toEqual({
      mode: 'window',
      since: 1080,
    })
    expect(movedWindow(window, 500, whole)).toEqual(windowBetween(1089, 1099))
    expect(movedWindow(window, -500, whole)).toEqual(windowBetween(1000, 1010))
    expect(boundsOf({ mode: 'window', since: 2000 }, whole)).toEqual({ first: 2000, last: 2000 })
  })

  it('is moved by keys', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'a']
    expect(keys.map((key) => dayByKey(key, false, 1050, whole))).toEqual([
      1049,
      1051,
      1057,
      1043,
      1000,
      1099,
      undefined,
    ])
    expect(dayByKey('PageUp', true, 1050, whole)).toBe(1080)
    expect(dayByKey('ArrowLeft', false, 1000, whole)).toBe(1000)
  })
})

describe('the pointer', () => {
  const window = windowBetween(1020, 1029)
  const drag = (from: number, to: number, selection: Selection, mode = selection.mode): Selection => {
    const begun = beginDrag(from, mode, selection, axis)
    return endDrag(dragTo(begun, to, axis).drag, to, mode, axis)
  }

  it('draws a window, from either side', () => {
    for (const [from, to] of [
      [105, 205],
      [205, 105],
    ] as const)
      // prettier-ignore
      expect(drag(from, to, { mode: 'all' })).toEqual(windowBetween(1010, 1020))
    expect(drag(500, 605, window)).toEqual(windowBetween(1050, 1060))
  })

  it('moves the window, and each of its ends', () => {
    expect(drag(250, 350, window)).toEqual(windowBetween(1030, 1039))
    expect(drag(202, 155, window)).toEqual(windowBetween(1015, 1029))
    expect(drag(299, 355, window)).toEqual(windowBetween(1020, 1035))
    expect(drag(202, 900, window)).toEqual(windowBetween(1029, 1029))
  })

  it('selects a day or an instant by a click, and ignores a click on an end', () => {
    expect(drag(505, 507, window)).toEqual(windowBetween(1050, 1050))
    expect(drag(505, 507, { mode: 'all' })).toEqual({ mode: 'instant', at: endOfDay(1050) })
    expect(drag(505, 605, window, 'instant')).toEqual({ mode: 'instant', at: endOfDay(1060) })
    expect(drag(201, 202, window)).toEqual(window)
    const near = { view: { first: 1050, last: 1052 }, width: 900 }
    expect(instantAt(150, near)).toBe(1050.5 * DAY)
  })
})
