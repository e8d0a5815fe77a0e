import { useEffect, useRef, useSyncExternalStore } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { THEME_EVENT } from '../../theme/theme.ts'
import { drawMarks, type MarkShape } from './draw-marks.ts'
import { scaleTop } from './scale-top.ts'
import { timeInFull, timeLabels } from './time-labels.ts'
import './plot.css'

export interface PlotSeries {
  readonly title: string
  /** A custom property of the theme, such as `--good`. */
  readonly tone: string
  readonly dashed?: boolean
  /** Draws points of this shape instead of a line. */
  readonly marks?: MarkShape
  readonly values: readonly (number | null)[]
  /** Excluded from the scale; greater values are drawn at its upper edge. */
  readonly unscaled?: boolean
}

interface Props {
  readonly label: string
  /** Ascending, in seconds since 1970. */
  readonly times: readonly number[]
  readonly series: readonly PlotSeries[]
  readonly format: (value: number) => string
  /** The visible range in seconds since 1970; by default the whole data. */
  readonly window?: readonly [since: number, until: number] | undefined
  readonly height?: number
  /** Shows times in UTC (for UTC days) instead of the user's time zone. */
  readonly utc?: boolean
  /** Allowed tick steps of the y axis, ascending; by default decimal. */
  readonly steps?: readonly number[] | undefined
}

/** A time series plot. The page must also show the data as text, because a canvas is not accessible. */
export function Plot(props: Props) {
  const { label, times, series, format, window: range, height = 180, utc = false, steps } = props
  const box = useRef<HTMLDivElement>(null)
  const theme = useSyncExternalStore(watchTheme, themeNow)
  useEffect(() => {
    const place = box.current!
    const plot = new uPlot(
      optionsOf({ label, times, series, format, window: range, height, utc, steps }, place.clientWidth),
      [times, ...series.map(({ values }) => values)] as uPlot.AlignedData,
      place,
    )
    const watch = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height }))
    watch.observe(place)
    return () => {
      watch.disconnect()
      plot.destroy()
    }
  }, [label, times, series, format, range, height, utc, steps, theme])
  return <div ref={box} className="plot" role="group" aria-label={label} />
}

function optionsOf(
  { series, format, window: range, height = 180, utc = false, steps }: Props,
  width: number,
): uPlot.Options {
  const top = scaleTop(series)
  const styles = getComputedStyle(document.documentElement)
  const colour = (name: string): string => styles.getPropertyValue(name)
  const axis = {
    stroke: colour('--text-2'),
    grid: { stroke: colour('--border'), width: 1 },
    ticks: { show: false },
  }
  return {
    width,
    height,
    cursor: { y: false, points: { size: 8 } },
    legend: { live: true },
    ...(utc ? { tzDate: (seconds: number) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC') } : {}),
    scales: {
      x: { range: range === undefined ? padded : [...range] },
      y: { range: () => [0, top] },
    },
    axes: [
      // Wide enough for a time with some space: `10:10 pm`.
      {
        ...axis,
        space: 76,
        values: (_plot, splits, _axis, _space, step) => timeLabels(splits, step, utc),
      },
      {
        ...axis,
        size: (_plot, labels: readonly string[] | null) =>
          Math.max(40, 14 + 7 * Math.max(0, ...(labels ?? []).map(({ length }) => length))),
        ...(steps === undefined ? {} : { incrs: [...steps] }),
        values: (_plot, values) => values.map((value) => format(value)),
      },
    ],
    series: [
      {
        label: utc ? 'Day' : 'Time',
        value: (_plot, seconds: number | null) => (seconds === null ? '–' : timeInFull(seconds, utc)),
      },
      ...series.map(({ title, tone, dashed = false, marks }): uPlot.Series => ({
        label: title,
        stroke: colour(tone),
        width: 2,
        ...(dashed ? { dash: [5, 4] } : {}),
        ...(marks === undefined
          ? { points: { show: true, size: 6 } }
          : { paths: () => null, points: { show: false } }),
        spanGaps: false,
        value: (_plot, value: number | null) => (value === null ? '–' : format(value)),
      })),
    ],
    hooks: {
      draw: [
        (plot) => series.forEach(({ marks }, at) => marks !== undefined && drawMarks(plot, at + 1, marks)),
      ],
    },
  }
}

/** Padding at both ends so that marks are not cut. */
const padded = (_plot: uPlot, least: number, most: number): [number, number] => {
  const room = Math.max(1, (most - least) * 0.02)
  return [least - room, most + room]
}

const themeNow = (): string | undefined => document.documentElement.dataset.theme
function watchTheme(onChange: () => void): () => void {
  addEventListener(THEME_EVENT, onChange)
  return () => removeEventListener(THEME_EVENT, onChange)
}
