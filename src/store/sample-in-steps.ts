import type { Difference } from '../domain/merge/repair-steps.ts'
import { MAX_LISTED, reportOf, type Verification } from './verification.ts'

/** Roll-ups, and as many operations, compared per step. It bounds how long other writers wait. */
const AT_ONCE = 25

/** Compares at most `size` rows, half of them roll-ups, a few per step. */
export async function sampleInSteps(
  size: number,
  compare: (count: number) => Promise<{ readonly rows: number; readonly differences: readonly Difference[] }>,
): Promise<Verification> {
  let rows = 0
  const found = new Map<string, Difference>()
  for (let left = Math.floor(size / 2); left > 0; left -= AT_ONCE) {
    const compared = await compare(Math.min(left, AT_ONCE))
    rows += compared.rows
    for (const difference of compared.differences) {
      const { kind, row } = (difference.expected ?? difference.stored)!
      found.set(`${kind} ${row.id}`, difference)
    }
    // The store is empty.
    if (compared.rows === 0) break
  }
  const listed = [...found.values()].slice(0, MAX_LISTED).map(reportOf)
  return { rows, differences: found.size, listed }
}
