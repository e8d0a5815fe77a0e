import { DAY } from '../../domain/time.ts'
import { dayAt, daysOf, momentAt, xOf, type View } from './scale.ts'
import {
  boundsOf,
  endOfDay,
  movedWindow,
  windowBetween,
  withEnd,
  type Mode,
  type Selection,
  type WindowSelection,
} from './selection.ts'

/** What the pointer does on an axis since it went down. */
export interface Drag {
  readonly kind: 'new' | 'move' | 'since' | 'until' | 'instant'
  readonly x: number
  readonly from: Selection
  /** Whether it has gone so far that it is no click. */
  readonly gone: boolean
}

export interface Axis {
  readonly view: View
  readonly width: number
  readonly whole: View
}

/** So near an end of the window the pointer takes the end. */
const REACH = 12
/** So far the pointer goes before a click becomes a drag. */
const SLACK = 4
/** From so many pixels a day on instants go by hours. */
const HOURS_FROM = 120

/** The pointer goes down at a place. */
export function beginDrag(x: number, mode: Mode, selection: Selection, axis: Axis): Drag {
  const all = { x, from: selection, gone: false }
  if (mode === 'instant') return { ...all, kind: 'instant' }
  if (selection.mode !== 'window') return { ...all, kind: 'new' }
  const [left, right] = edgesOf(selection, axis)
  const [toLeft, toRight] = [Math.abs(x - left), Math.abs(x - right)]
  if (Math.min(toLeft, toRight) <= REACH) return { ...all, kind: toLeft < toRight ? 'since' : 'until' }
  return { ...all, kind: x > left && x < right ? 'move' : 'new' }
}

/** The pointer is at another place: what is chosen then. */
export function dragTo(
  drag: Drag,
  x: number,
  axis: Axis,
): { readonly drag: Drag; readonly selection: Selection } {
  const { view, width, whole } = axis
  const gone = drag.gone || Math.abs(x - drag.x) > SLACK
  const next = { ...drag, gone }
  if (drag.kind === 'instant') return { drag: next, selection: { mode: 'instant', at: instantAt(x, axis) } }
  if (!gone) return { drag: next, selection: drag.from }
  const from = drag.from as WindowSelection
  switch (drag.kind) {
    case 'new':
      return { drag: next, selection: windowBetween(dayAt(drag.x, view, width), dayAt(x, view, width)) }
    case 'move': {
      const days = Math.round(((x - drag.x) / width) * daysOf(view))
      return { drag: next, selection: days === 0 ? from : movedWindow(from, days, whole) }
    }
    case 'since':
    case 'until':
      return { drag: next, selection: withEnd(from, drag.kind, dayAt(x, view, width), whole) }
  }
}

/** The pointer goes up: a click chooses the day, on an axis of all time the end of the day as an instant. */
export function endDrag(drag: Drag, x: number, mode: Mode, axis: Axis): Selection {
  if (drag.gone || drag.kind === 'instant') return dragTo(drag, x, axis).selection
  if (drag.kind === 'since' || drag.kind === 'until') return drag.from
  const day = dayAt(x, axis.view, axis.width)
  return mode === 'all' ? { mode: 'instant', at: instantAt(x, axis) } : windowBetween(day, day)
}

/** Where a window begins and ends, in pixels. */
export function edgesOf(selection: WindowSelection, { view, width, whole }: Axis): readonly [number, number] {
  const { first, last } = boundsOf(selection, whole)
  return [xOf(first, view, width), xOf(last + 1, view, width)]
}

/** The instant at a place: the end of the day, or where days are wide the nearest hour. */
export function instantAt(x: number, { view, width }: Pick<Axis, 'view' | 'width'>): number {
  if (width / daysOf(view) < HOURS_FROM) return endOfDay(dayAt(x, view, width))
  const hour = DAY / 24
  return Math.round((momentAt(x, view, width) * DAY) / hour) * hour
}
