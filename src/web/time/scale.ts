/** The visible range of an axis in UTC days, both included. */
export interface View {
  readonly first: number
  readonly last: number
}

/** Minimum number of visible days. */
const FEWEST = 3

export const daysOf = ({ first, last }: View): number => last - first + 1

/** The position of a moment in pixels from the left. `day` may have a fraction. */
export const xOf = (day: number, view: View, width: number): number =>
  ((day - view.first) / daysOf(view)) * width

/** The moment at a position, in days with fraction, clamped to the view. */
export function momentAt(x: number, view: View, width: number): number {
  const part = width <= 0 ? 0 : Math.min(1, Math.max(0, x / width))
  return view.first + part * daysOf(view)
}

/** The day at a position. */
export const dayAt = (x: number, view: View, width: number): number =>
  Math.min(view.last, Math.floor(momentAt(x, view, width)))

/** A view `factor` times as long. The moment `around` keeps its position; the result stays within `whole`. */
export function zoomed(view: View, factor: number, around: number, whole: View): View {
  const before = daysOf(view)
  const target = before * factor
  const days = Math.min(daysOf(whole), Math.max(FEWEST, factor < 1 ? Math.floor(target) : Math.ceil(target)))
  const part = (around - view.first) / before
  const first = Math.round(around - part * days)
  return within({ first, last: first + days - 1 }, whole)
}

/** A view moved by days, within `whole`. */
export const moved = (view: View, days: number, whole: View): View =>
  within({ first: view.first + days, last: view.last + days }, whole)

/** Moves a view into `whole`; shortens it only if `whole` is shorter. */
function within(view: View, whole: View): View {
  const days = Math.min(daysOf(view), daysOf(whole))
  const first = Math.max(whole.first, Math.min(view.first, whole.last - days + 1))
  return { first, last: first + days - 1 }
}

/** Minimum width of a bar in pixels. Narrower days share a bar. */
const NARROWEST = 3

export interface Bar {
  readonly first: number
  readonly last: number
  /** The count of its busiest day. */
  readonly edges: number
}

/** The bars for counts by day, in a view `width` pixels wide. */
export function barsOf(counts: ReadonlyMap<number, number>, view: View, width: number): readonly Bar[] {
  const size = Math.max(1, Math.ceil((NARROWEST * daysOf(view)) / Math.max(1, width)))
  const bars = new Map<number, number>()
  for (const [day, edges] of counts) {
    if (day < view.first || day > view.last) continue
    const bin = Math.floor(day / size)
    bars.set(bin, Math.max(bars.get(bin) ?? 0, edges))
  }
  return [...bars]
    .sort(([a], [b]) => a - b)
    .map(([bin, edges]) => ({
      first: Math.max(view.first, bin * size),
      last: Math.min(view.last, bin * size + size - 1),
      edges,
    }))
}

const STEPS = [1, 2, 7, 14, 30, 61, 91, 182, 365, 730] as const
/** Width of a tick label in pixels. */
const ROOM = 84

/** The days that have a tick label. */
export function ticksOf(view: View, width: number): readonly number[] {
  const room = Math.max(1, Math.floor(width / ROOM))
  const step = STEPS.find((days) => daysOf(view) / days <= room) ?? Math.ceil(daysOf(view) / room)
  const ticks: number[] = []
  for (let day = Math.ceil(view.first / step) * step; day <= view.last; day += step) ticks.push(day)
  return ticks.filter((day) => xOf(day, view, width) <= width - ROOM / 2)
}
