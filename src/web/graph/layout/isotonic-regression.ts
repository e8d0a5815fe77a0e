/**
 * Weighted isotonic regression: the nondecreasing values nearest to `wanted` by weighted least squares. Pool adjacent violators
 * (Ayer and others 1955), O(n). With bounds, the result is clamped.
 */
export function isotonicRegression(
  wanted: readonly number[],
  weights: readonly number[],
  least = -Infinity,
  greatest = Infinity,
): number[] {
  const means: number[] = []
  const masses: number[] = []
  const sizes: number[] = []
  for (let i = 0; i < wanted.length; i++) {
    let mean = wanted[i]!
    let mass = weights[i]!
    let size = 1
    while (means.length > 0 && means[means.length - 1]! > mean) {
      const above = masses.pop()!
      mean = (means.pop()! * above + mean * mass) / (above + mass)
      mass += above
      size += sizes.pop()!
    }
    means.push(mean)
    masses.push(mass)
    sizes.push(size)
  }
  const fitted: number[] = []
  means.forEach((mean, pool) => {
    const value = Math.min(greatest, Math.max(least, mean))
    for (let k = sizes[pool]!; k > 0; k--) fitted.push(value)
  })
  return fitted
}
