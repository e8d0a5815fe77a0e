interface Scaled {
  readonly values: readonly (number | null)[]
  readonly unscaled?: boolean
}

/** The top of a scale that starts at 0, with 10 % headroom. Unscaled series count only if there is no other value. */
export function scaleTop(series: readonly Scaled[]): number {
  const most = (some: readonly Scaled[]): number =>
    some.flatMap(({ values }) => values).reduce<number>((top, value) => Math.max(top, value ?? 0), 0)
  const fitting = most(series.filter(({ unscaled }) => unscaled !== true))
  const top = fitting > 0 ? fitting : most(series)
  return top > 0 ? top * 1.1 : 1
}
