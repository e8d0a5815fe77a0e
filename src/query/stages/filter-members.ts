import type { FoundNode } from '../graph/found.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import { readFields } from './field-values.ts'
import type { PredicateTest } from './predicate-test.ts'

/** Those of a page of members for which every predicate holds. */
export function* filterMembers(
  nodes: readonly FoundNode[],
  predicates: readonly PredicateTest[],
): Generator<ReadRequest, readonly FoundNode[], ReadAnswer> {
  let kept = nodes
  for (const { fields, test } of predicates) {
    if (kept.length === 0) break
    const read = yield* readFields(kept, fields)
    kept = kept.filter((node) => test(node, read))
  }
  return kept
}
