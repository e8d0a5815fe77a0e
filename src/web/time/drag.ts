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

/** A drag on the axis since the pointer went down. */
export interface Drag {
  readonly kind: 'new' | 'move' | 'since' | 'until' | 'instant'
  readonly x: number
  readonly from: Selection
  /** Whether it moved too far to be a click. */
  readonly gone: boolean
}

export interface Axis {
  readonly view: View
  readonly width: number
  readonly whole: View
}

/** Distance in pixels within which the pointer grabs an end of the window. */
const REACH = 12
/** Distance in pixels after which a click becomes a drag. */
const SLACK = 4
/** From this many pixels per day, instants snap to hours. */
const HOURS_FROM = 120

/** Starts a drag. */
export function beginDrag(x: number, mode: Mode, selection: Selection, axis: Axis): Drag {
  const all = { x, from: selection, gone: false }
  if (mode === 'instant') return { ...all, kind: 'instant' }
  if (selection.mode !== 'window') return { ...all, kind: 'new' }
  const [left, right] = edgesOf(selection, axis)
  const [toLeft, toRight] = [Math.abs(x - left), Math.abs(x - right)]
  if (Math.min(toLeft, toRight) <= REACH) return { ...all, kind: toLeft < toRight ? 'since' : 'until' }
  return { ...all, kind: x > left && x < right ? 'move' : 'new' }
}

/** Updates a drag and returns the new selection. */
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

/** Ends a drag. A click selects the day, or in "All time" mode the end of the day as an instant. */
export function endDrag(drag: Drag, x: number, mode: Mode, axis: Axis): Selection {
  if (drag.gone || drag.kind === 'instant') return dragTo(drag, x, axis).selection
  if (drag.kind === 'since' || drag.kind === 'until') return drag.from
  const day = dayAt(x, axis.view, axis.width)
  return mode === 'all' ? { mode: 'instant', at: instantAt(x, axis) } : windowBetween(day, day)
}

/** The ends of a window in pixels. */
export function edgesOf(selection: WindowSelection, { view, width, whole }: Axis): readonly [number, number] {
  const { first, last } = boundsOf(selection, whole)
  return [xOf(first, view, width), xOf(last + 1, view, width)]
}

/** The instant at a position: the end of the day, or the nearest hour if days are wide. */
export function instantAt(x: number, { view, width }: Pick<Axis, 'view' | 'width'>): number {
  if (width / daysOf(view) < HOURS_FROM) return endOfDay(dayAt(x, view, width))
  const hour = DAY / 24
  return Math.round((momentAt(x, view, width) * DAY) / hour) * hour
}
