import { dayOf, toIso } from '../../domain/time.ts'
import { counted } from '../ui/quantity.ts'
import { dayInZone, daysInUtc, dayText, instantText } from './day-text.ts'
import type { View } from './scale.ts'
import { boundsOf, isEndOfDay, type Selection } from './selection.ts'

/** The selected time in words: UTC days, and the same in the user's time zone. */
export function ChosenTime({ selection, whole }: { readonly selection: Selection; readonly whole: View }) {
  return (
    <p className="axis-chosen" role="status">
      <Words selection={selection} whole={whole} />
    </p>
  )
}

function Words({ selection, whole }: { readonly selection: Selection; readonly whole: View }) {
  if (selection.mode === 'all')
    return <>All time. Each bar is a UTC day: drag to choose a window, click for an instant.</>
  if (selection.mode === 'instant') {
    const { at } = selection
    return (
      <>
        As it was on{' '}
        <time dateTime={toIso(at)} title={`${toIso(at)} (UTC)`}>
          {instantText(at)}
        </time>
        {isEndOfDay(at) ? <span className="faint">, the end of {dayText(dayOf(at))} in UTC</span> : null}
      </>
    )
  }
  const { first, last } = boundsOf(selection, whole)
  const from = selection.since === undefined ? 'the start' : dayText(first)
  const to = selection.until === undefined ? 'now' : dayText(last)
  const words = from === to ? from : `${from} to ${to}`
  const length = selection.since === undefined ? '' : `, ${counted(last - first + 1, 'UTC day')}`
  return (
    <>
      <span title={daysInUtc(first, last)}>
        {words}
        {length}
      </span>
      {isInUtc() ? null : <span className="faint"> ({dayInZone(first, last)} in your time zone)</span>}
    </>
  )
}

const isInUtc = (): boolean => new Date().getTimezoneOffset() === 0
