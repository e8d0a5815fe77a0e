import type { Difference } from '../domain/merge/repair-steps.ts'
import { MAX_LISTED, reportOf, type Verification } from './verification.ts'

/** Roll-ups, and as many operations, that are looked at together: writers wait no longer than that takes. */
const AT_ONCE = 25

/** Looks at `size` rows at most, half of them roll-ups, a few at a time. */
export async function sampleInSteps(
  size: number,
  look: (some: number) => Promise<{ readonly rows: number; readonly differences: readonly Difference[] }>,
): Promise<Verification> {
  let rows = 0
  const found = new Map<string, Difference>()
  for (let left = Math.floor(size / 2); left > 0; left -= AT_ONCE) {
    const looked = await look(Math.min(left, AT_ONCE))
    rows += looked.rows
    for (const difference of looked.differences) {
      const { kind, row } = (difference.expected ?? difference.stored)!
      found.set(`${kind} ${row.id}`, difference)
    }
    // Nothing is there: no other step will find more.
    if (looked.rows === 0) break
  }
  const listed = [...found.values()].slice(0, MAX_LISTED).map(reportOf)
  return { rows, differences: found.size, listed }
}
