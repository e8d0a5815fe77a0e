import type { Progress } from '../progress.ts'

/** The steps of the verifier thread during a comparison, and what it counts. */
const STEPS = [
  { doing: 'deriving', unit: 'datasets and operations' },
  { doing: 'comparing', unit: 'rows' },
] as const

/** Step, done, total. One thread writes these numbers, and another reads them without a lock. */
export const VERIFIER_PROGRESS_BYTES = 3 * Float64Array.BYTES_PER_ELEMENT

/** Begins a step. The returned function adds to the number of items done. */
export function stepOf(
  shared: SharedArrayBuffer | undefined,
  doing: (typeof STEPS)[number]['doing'],
  total: number,
): (count: number) => void {
  if (shared === undefined) return () => undefined
  const numbers = new Float64Array(shared)
  numbers.set([0, 0, total])
  numbers[0] = 1 + STEPS.findIndex((step) => step.doing === doing)
  return (count) => (numbers[1] = numbers[1]! + count)
}

/** The current progress; undefined before the first step. */
export function readVerifierProgress(shared: SharedArrayBuffer): Progress | undefined {
  const [step = 0, done = 0, total = 0] = new Float64Array(shared)
  const known = STEPS[step - 1]
  return known && { ...known, done, total: Math.max(done, total) }
}
