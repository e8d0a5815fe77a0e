import type { NameMatches, NameRequest } from '../query/read-requests.ts'
import type { LineageStore } from '../store/lineage-store.ts'

/** Resolves names, request by request. */
export type LookUp = (requests: readonly NameRequest[]) => Promise<readonly NameMatches[]>

/**
 * Does work that begins by resolving names. Where the store expects an answer (it resolved the same names of late), the
 * work goes on with that while the names are resolved beside it, which saves a journey to a store that is one away. If they
 * have come to mean something else meanwhile, what was done is thrown away and the work is done again with what they mean
 * now: the outcome is always that of names as they are.
 */
export async function expectingNames<T>(
  store: Pick<LineageStore, 'lookup' | 'expected'>,
  work: (lookUp: LookUp) => Promise<T>,
): Promise<T> {
  const checks: Promise<boolean>[] = []
  const trusting: LookUp = (requests) => {
    const expected = store.expected(requests)
    if (expected === undefined) return store.lookup(requests)
    const check = store.lookup(requests).then((found) => JSON.stringify(found) === JSON.stringify(expected))
    // Whoever waits for it below hears of it, if anybody still waits.
    check.catch(() => undefined)
    checks.push(check)
    return Promise.resolve(expected)
  }
  const held = async (): Promise<boolean> => (await Promise.all(checks)).every((right) => right)

  const again = (): Promise<T> => work((requests) => store.lookup(requests))

  let outcome: T
  try {
    outcome = await work(trusting)
  } catch (error) {
    // What fails on an expectation that holds fails.
    if (await held()) throw error
    return again()
  }
  return (await held()) ? outcome : again()
}
