interface Scaled {
  readonly values: readonly (number | null)[]
  readonly unscaled?: boolean
}

/** How far a scale that begins at 0 goes up, with some air; by those series alone that it is to fit, where they have values. */
export function scaleTop(series: readonly Scaled[]): number {
  const most = (some: readonly Scaled[]): number =>
    some.flatMap(({ values }) => values).reduce<number>((top, value) => Math.max(top, value ?? 0), 0)
  const fitting = most(series.filter(({ unscaled }) => unscaled !== true))
  const top = fitting > 0 ? fitting : most(series)
  return top > 0 ? top * 1.1 : 1
}
