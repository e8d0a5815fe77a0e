import type { Progress } from '../progress.ts'

/** What the verifier thread does while it compares, in this order, and of what. */
const STEPS = [
  { doing: 'deriving', unit: 'datasets and operations' },
  { doing: 'comparing', unit: 'rows' },
] as const

/** Step, done, total: numbers that a thread writes and another one reads, who waits for neither. */
export const VERIFIER_PROGRESS_BYTES = 3 * Float64Array.BYTES_PER_ELEMENT

/** Tells of one step of how many things it is done, one after another. */
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

/** Undefined before the first step. */
export function readVerifierProgress(shared: SharedArrayBuffer): Progress | undefined {
  const [step = 0, done = 0, total = 0] = new Float64Array(shared)
  const known = STEPS[step - 1]
  return known && { ...known, done, total: Math.max(done, total) }
}
