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
  /** A colour of the theme, such as `--good`. */
  readonly tone: string
  readonly dashed?: boolean
  /** Points of this shape and no line. */
  readonly marks?: MarkShape
  readonly values: readonly (number | null)[]
  /** The scale is that of the others: what is greater stands at its upper edge. */
  readonly unscaled?: boolean
}

interface Props {
  readonly label: string
  /** Ascending, in seconds since 1970. */
  readonly times: readonly number[]
  readonly series: readonly PlotSeries[]
  readonly format: (value: number) => string
  /** The time that is shown, in seconds since 1970; else what there is. */
  readonly window?: readonly [since: number, until: number] | undefined
  readonly height?: number
  /** Times are told in UTC, as days of UTC must be; else in the viewer's zone. */
  readonly utc?: boolean
  /** The steps that the values' axis may have, ascending; else tens and the like. */
  readonly steps?: readonly number[] | undefined
}

/** Values over time. What it shows must stand beside it in words too: a canvas tells nothing to who cannot see it. */
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
      // As wide as a time of the day and some air: `10:10 pm`.
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

/** Room at both ends, so that no mark is cut. */
const padded = (_plot: uPlot, least: number, most: number): [number, number] => {
  const room = Math.max(1, (most - least) * 0.02)
  return [least - room, most + room]
}

const themeNow = (): string | undefined => document.documentElement.dataset.theme
function watchTheme(told: () => void): () => void {
  addEventListener(THEME_EVENT, told)
  return () => removeEventListener(THEME_EVENT, told)
}
