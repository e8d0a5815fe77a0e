import { TICK, useClock } from './use-clock.ts'

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
/** Always numeric: `yesterday` and `last month` are calendar words, which 24 hours or 30 days may miss. */
const near = new Intl.RelativeTimeFormat(undefined, { numeric: 'always' })
const justNow = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(0, 'second')

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** Relative time: `3 days ago`. */
export function agoText(ms: number, now = Date.now()): string {
  const passed = ms - now
  const [unit, size] = UNITS.find(([, size]) => Math.abs(passed) >= size) ?? UNITS.at(-1)!
  const count = Math.trunc(passed / size)
  return count === 0 ? justNow : near.format(count, unit)
}

/** A time in the user's time zone, with UTC in a tooltip. */
export function TimeText({
  at,
  relative = false,
}: {
  readonly at: string | undefined
  readonly relative?: boolean
}) {
  if (at === undefined) return <span className="faint">–</span>
  const ms = Date.parse(at)
  const local = exact.format(ms)
  return (
    <time dateTime={at} title={relative ? `${local}\n${at} (UTC)` : `${at} (UTC)`}>
      {relative ? <Ago ms={ms} /> : local}
    </time>
  )
}

/** Updates as time passes, because a page may be open for hours. */
function Ago({ ms }: { readonly ms: number }) {
  const now = useClock()
  // A time after the last tick of the clock is not in the future.
  const isOfThisTick = ms > now && ms - now <= TICK
  return agoText(ms, isOfThisTick ? ms : now)
}

/** A duration: `1 h 5 min`, `3.2 s`, `40 ms`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace(/\.0$/u, '')} s`
  if (ms < 3_600_000) return parts(ms, 60_000, 'min', 1000, 's')
  if (ms < 86_400_000) return parts(ms, 3_600_000, 'h', 60_000, 'min')
  return parts(ms, 86_400_000, 'd', 3_600_000, 'h')
}

function parts(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small)
  return `${Math.floor(ms / large)} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`
}
