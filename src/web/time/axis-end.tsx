import type { KeyboardEvent } from 'react'
import { dayByKey } from './selection.ts'
import type { View } from './scale.ts'

interface Props {
  readonly name: string
  /** The UTC day, and its text. */
  readonly day: number
  readonly text: string
  readonly whole: View
  /** Pixels from the left. */
  readonly x: number
  readonly onMove: (day: number) => void
}

/** One end of the selection, as a slider. Arrow keys move it by a day, Page keys by a week, or by a month with Shift. */
export function AxisEnd({ name, day, text, whole, x, onMove }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const to = dayByKey(event.key, event.shiftKey, day, whole)
    if (to === undefined) return
    event.preventDefault()
    if (to !== day) onMove(to)
  }
  return (
    <div
      className="axis-end"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={whole.first}
      aria-valuemax={whole.last}
      aria-valuenow={day}
      aria-valuetext={text}
      style={{ left: x }}
      onKeyDown={onKeyDown}
    />
  )
}
