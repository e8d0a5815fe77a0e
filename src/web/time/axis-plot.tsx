import { useEffect, useEffectEvent, useMemo, useRef, useState, type PointerEvent } from 'react'
import { counted } from '../ui/quantity.ts'
import { AxisEnd } from './axis-end.tsx'
import { ChosenTime } from './chosen-time.tsx'
import { dayText, instantText, tickText } from './day-text.ts'
import { DAY, dayOf } from '../../domain/time.ts'
import { beginDrag, dragTo, edgesOf, endDrag, type Drag } from './drag.ts'
import { barsOf, dayAt, daysOf, momentAt, moved, ticksOf, xOf, zoomed, type View } from './scale.ts'
import { boundsOf, endOfDay, withEnd, type Mode, type Selection } from './selection.ts'
import { useWidth } from './use-width.ts'

interface Props {
  /** Number of created edges by UTC day. */
  readonly counts: ReadonlyMap<number, number>
  readonly view: View
  readonly whole: View
  readonly mode: Mode
  readonly selection: Selection
  readonly disabled: boolean
  readonly onView: (view: View) => void
  /** Called while the pointer is down. */
  readonly onTry: (selection: Selection | undefined) => void
  /** `soon` marks keyboard input, of which more may follow. */
  readonly onChoose: (selection: Selection, soon?: 'soon') => void
}

const HEIGHT = 56

/** The bars, the selection over them, and its end handles. */
export function AxisPlot(props: Props) {
  const { counts, view, whole, mode, selection, disabled, onView, onTry, onChoose } = props
  const [plot, width] = useWidth<HTMLDivElement>()
  const drag = useRef<Drag>(undefined)
  const [pointed, setPointed] = useState<number>()
  const bars = useMemo(() => barsOf(counts, view, width), [counts, view, width])
  const most = Math.max(0, ...bars.map(({ edges }) => edges))
  const axis = { view, width, whole }
  const placeOf = (event: PointerEvent) => event.clientX - plot.current!.getBoundingClientRect().left

  const onWheel = useEffectEvent((event: WheelEvent) => {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
    const x = event.clientX - plot.current!.getBoundingClientRect().left
    const to = sideways
      ? moved(view, Math.round((event.deltaX / width) * daysOf(view)), whole)
      : zoomed(view, event.deltaY > 0 ? 1.25 : 0.8, momentAt(x, view, width), whole)
    // At the limits of the axis, the page scrolls instead.
    if (to.first === view.first && to.last === view.last) return
    event.preventDefault()
    onView(to)
  })
  useEffect(() => {
    const element = plot.current!
    const listener = (event: WheelEvent): void => onWheel(event)
    element.addEventListener('wheel', listener, { passive: false })
    return () => element.removeEventListener('wheel', listener)
  }, [plot])

  const onPointerMove = (event: PointerEvent) => {
    const x = placeOf(event)
    setPointed(dayAt(x, view, width))
    if (drag.current === undefined) return
    const { drag: next, selection: tried } = dragTo(drag.current, x, axis)
    drag.current = next
    onTry(tried)
  }
  const onPointerUp = (event: PointerEvent) => {
    if (drag.current === undefined) return
    const chosen = endDrag(drag.current, placeOf(event), mode, axis)
    const { from } = drag.current
    drag.current = undefined
    onTry(undefined)
    if (JSON.stringify(chosen) !== JSON.stringify(from)) onChoose(chosen)
  }
  return (
    <div className="axis-plot-frame">
      <div
        ref={plot}
        className="axis-plot"
        data-disabled={disabled}
        data-mode={mode}
        onPointerDown={(event) => {
          if (disabled || event.button !== 0) return
          drag.current = beginDrag(placeOf(event), mode, selection, axis)
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          drag.current = undefined
          onTry(undefined)
        }}
        onPointerLeave={() => setPointed(undefined)}
      >
        <svg width={width} height={HEIGHT} aria-hidden="true">
          <Chosen selection={selection} width={width} view={view} whole={whole} />
          {bars.map((bar) => {
            const x = xOf(bar.first, view, width)
            const wide = xOf(bar.last + 1, view, width) - x
            const high = Math.max(2, (bar.edges / most) * (HEIGHT - 6))
            return (
              <rect
                key={bar.first}
                className="axis-bar"
                x={x + (wide > 4 ? 1 : 0)}
                y={HEIGHT - high}
                width={Math.max(1, Math.min(24, wide > 4 ? wide - 2 : wide))}
                height={high}
              />
            )
          })}
        </svg>
        {disabled || width === 0 ? null : (
          <Ends selection={selection} axis={axis} whole={whole} onChoose={onChoose} />
        )}
      </div>
      <div className="axis-ticks" aria-hidden="true">
        {ticksOf(view, width).map((day) => (
          <span key={day} style={{ left: xOf(day, view, width) }}>
            {tickText(day, daysOf(view))}
          </span>
        ))}
      </div>
      <div className="axis-foot">
        <ChosenTime selection={selection} whole={whole} />
        <p className="axis-pointed faint" aria-hidden="true">
          {pointed === undefined
            ? `At most ${counted(most, 'edge')} per day`
            : `${dayText(pointed)}: ${counted(counts.get(pointed) ?? 0, 'edge')}`}
        </p>
      </div>
    </div>
  )
}

interface ChosenProps {
  readonly selection: Selection
  readonly width: number
  readonly view: View
  readonly whole: View
}

function Chosen({ selection, ...axis }: ChosenProps) {
  if (selection.mode === 'all') return null
  if (selection.mode === 'instant') {
    const x = xOf(selection.at / DAY, axis.view, axis.width)
    return <line className="axis-instant" x1={x} x2={x} y1={0} y2={HEIGHT} />
  }
  const [left, right] = edgesOf(selection, axis)
  return <rect className="axis-window" x={left} y={0} width={Math.max(2, right - left)} height={HEIGHT} />
}

interface EndsProps {
  readonly selection: Selection
  readonly axis: { readonly view: View; readonly width: number; readonly whole: View }
  readonly whole: View
  readonly onChoose: Props['onChoose']
}

function Ends({ selection, axis, whole, onChoose }: EndsProps) {
  if (selection.mode === 'all') return null
  const clamp = (x: number): number => Math.max(0, Math.min(axis.width, x))
  if (selection.mode === 'instant')
    return (
      <AxisEnd
        name="As of"
        day={dayOf(selection.at)}
        text={`${instantText(selection.at)}, ${dayText(dayOf(selection.at))} in UTC`}
        whole={whole}
        x={clamp(xOf(selection.at / DAY, axis.view, axis.width))}
        onMove={(day) => onChoose({ mode: 'instant', at: endOfDay(day) }, 'soon')}
      />
    )
  const { first, last } = boundsOf(selection, whole)
  const [left, right] = edgesOf(selection, axis)
  const ends = [
    ['since', 'Start of the window', first, left],
    ['until', 'End of the window', last, right],
  ] as const
  return ends.map(([end, name, day, x]) => (
    <AxisEnd
      key={end}
      name={name}
      day={day}
      text={`${dayText(day)} (UTC)${selection[end] === undefined ? ', open' : ''}`}
      whole={whole}
      x={clamp(x)}
      onMove={(to) => onChoose(withEnd(selection, end, to, whole), 'soon')}
    />
  ))
}
