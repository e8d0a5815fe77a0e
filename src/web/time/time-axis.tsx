import { useId, useMemo, useState } from 'react'
import { dayOf, DAY } from '../../domain/time.ts'
import type { ActivityAnswer } from '../../http/shapes/browse-types.ts'
import { AxisPlot } from './axis-plot.tsx'
import type { TimeChoice } from './moment.ts'
import { daysOf, moved, zoomed, type View } from './scale.ts'
import {
  choiceOf,
  endOfDay,
  lengthOf,
  selectionOf,
  windowBetween,
  type Mode,
  type Selection,
  type ShownTime,
} from './selection.ts'
import './time-axis.css'
import { useSelection } from './use-selection.ts'

interface Props extends ShownTime {
  /** The response of `POST /api/v1/activity`; absent while loading. */
  readonly activity?: ActivityAnswer | undefined
  /** Milliseconds since 1970: the right end of the axis. */
  readonly now: number
  /** The duration by which the query looks back, such as `7d`, if it is written so. */
  readonly back?: string | undefined
  /** Which selections are possible, and why not all. */
  readonly takes: 'all' | 'windows' | 'nothing'
  readonly why?: string | undefined
  readonly onChange: (choice: TimeChoice) => void
  /** Runs a comparison for a window of `days` days; absent if not possible. */
  readonly onWhatChanged?:
    | ((window: Extract<TimeChoice, { kind: 'window' }>, days: number) => void)
    | undefined
}

const MODES = [
  ['all', 'All time'],
  ['window', 'Window'],
  ['instant', 'Instant'],
] as const
const PRESETS = [
  ['24h', '24 h', 1],
  ['7d', '7 d', 7],
  ['30d', '30 d', 30],
  ['90d', '90 d', 90],
] as const

/** The time axis: daily activity of the shown nodes, and the time of the answer. */
export function TimeAxis(props: Props) {
  const { activity, now, back, takes, why, onChange, onWhatChanged } = props
  const given = selectionOf(props)
  const { selection, setTried, choose } = useSelection(given, (chosen) => onChange(choiceOf(chosen)))
  const [zoom, setZoom] = useState<View>()
  const heading = useId()
  const counts = useMemo(
    () => new Map(activity?.days.map(({ day, edges }) => [dayOf(Date.parse(day)), edges])),
    [activity],
  )
  const whole = wholeOf(activity, now, given)
  const view = zoom === undefined ? whole : moved(zoom, 0, whole)
  const disabled = takes === 'nothing'
  const middle = view.first + daysOf(view) / 2
  const window = selection.mode === 'window' ? selection : undefined

  const onMode = (mode: Mode) => {
    if (mode === selection.mode) return
    if (mode === 'all') choose({ mode })
    else if (mode === 'instant') choose({ mode, at: endOfDay(Math.min(view.last, dayOf(now))) })
    else choose(windowBetween(Math.max(view.first, view.last - 6), view.last))
  }
  return (
    <section className="time-axis" aria-labelledby={heading}>
      <div className="row">
        <h2 id={heading}>Time</h2>
        <div className="axis-group" role="group" aria-label="Time of the answer">
          {MODES.map(([mode, title]) => (
            <button
              key={mode}
              type="button"
              className="button small"
              aria-pressed={!disabled && selection.mode === mode}
              disabled={disabled || (takes === 'windows' && mode !== 'window')}
              onClick={() => onMode(mode)}
            >
              {title}
            </button>
          ))}
        </div>
        <div className="axis-group" role="group" aria-label="Recent periods">
          {PRESETS.map(([text, title, days]) => (
            <button
              key={text}
              type="button"
              className="button small"
              aria-pressed={back === text}
              disabled={disabled}
              aria-label={`${title}, the last ${days === 1 ? '24 hours' : `${days} days`}`}
              onClick={() => onChange({ kind: 'window', since: { kind: 'duration', text } })}
            >
              {title}
            </button>
          ))}
        </div>
        {onWhatChanged === undefined || window === undefined ? null : (
          <button
            type="button"
            className="button small"
            onClick={() =>
              onWhatChanged(
                back === undefined
                  ? (choiceOf({ since: whole.first, ...window }) as Extract<TimeChoice, { kind: 'window' }>)
                  : { kind: 'window', since: { kind: 'duration', text: back } },
                lengthOf(window, whole),
              )
            }
          >
            Show changes in this window
          </button>
        )}
        <span className="grow" />
        <div className="axis-group" role="group" aria-label="Axis range">
          {(
            [
              ['Earlier', '‹', moved(view, -Math.ceil(daysOf(view) / 2), whole)],
              ['Zoom out', '−', zoomed(view, 2, middle, whole)],
              ['Zoom in', '+', zoomed(view, 0.5, middle, whole)],
              ['Later', '›', moved(view, Math.ceil(daysOf(view) / 2), whole)],
            ] as const
          ).map(([name, sign, to]) => (
            <button
              key={name}
              type="button"
              className="button small"
              aria-label={name}
              title={name}
              disabled={to.first === view.first && to.last === view.last}
              onClick={() => setZoom(to)}
            >
              {sign}
            </button>
          ))}
        </div>
      </div>
      <AxisPlot
        counts={counts}
        view={view}
        whole={whole}
        mode={takes === 'windows' ? 'window' : selection.mode}
        selection={selection}
        disabled={disabled}
        onView={setZoom}
        onTry={setTried}
        onChoose={choose}
      />
      {why === undefined ? null : <p className="axis-note faint">{why}</p>}
      {activity === undefined || activity.complete ? null : (
        <p className="axis-note faint">Not all activity was counted; the bars are lower bounds.</p>
      )}
    </section>
  )
}

/** From the first day with activity until today, at least 30 days, extended to contain the selection. */
function wholeOf(activity: ActivityAnswer | undefined, now: number, given: Selection): View {
  const today = dayOf(now)
  const { since } = activity?.window ?? {}
  const begun = activity?.firstAt === undefined ? undefined : Date.parse(activity.firstAt)
  // Activity before the requested window is not drawn.
  const counted = begun === undefined ? undefined : Math.max(begun, Date.parse(since!))
  const chosen = given.mode === 'instant' ? Math.floor(given.at / DAY) : undefined
  const [from, to] = given.mode === 'window' ? [given.since, given.until] : [chosen, chosen]
  return {
    first: Math.min(
      today - 29,
      counted === undefined ? today : dayOf(counted) - 1,
      from ?? today,
      to ?? today,
    ),
    last: Math.max(today, from ?? today, to ?? today),
  }
}
