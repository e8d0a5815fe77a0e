/**
 * The number of cases in a property test, or of rounds: all of them in `npm run test:deep`, otherwise a quarter, so that the checks of
 * every change are quick. `TRIBUTARY_TEST_DEPTH=10` runs ten times as many.
 *
 * @param all the number in `test:deep`
 * @throws Error if TRIBUTARY_TEST_DEPTH is not a number above 0
 * @example fc.assert(property, { numRuns: runs(400) }) // 100 cases
 */
export function runs(all: number): number {
  const depth = Number(process.env.TRIBUTARY_TEST_DEPTH ?? 0.25)
  if (!(depth > 0)) throw new Error('TRIBUTARY_TEST_DEPTH must be a number above 0, such as 1')
  return Math.ceil(all * depth)
}

/** As many items as `runs` gives for their number, evenly spaced, so that each change checks every kind of them. */
export function sampleOf<T>(all: readonly T[]): readonly T[] {
  const count = Math.min(all.length, runs(all.length))
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!)
}
