import type { FoundNode } from '../graph/found.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import { readFields } from './field-values.ts'
import type { Session } from '../session.ts'
import type { PredicateTest } from './predicate-test.ts'

/** Members that are looked at before it is asked whether others wait. */
const PER_PAUSE = 16

/** Those of a page of members for which every predicate holds; those looked at by then, where the time is up. */
export function* filterMembers(
  nodes: readonly FoundNode[],
  predicates: readonly PredicateTest[],
  session: Session,
): Generator<ReadRequest, readonly FoundNode[], ReadAnswer> {
  let kept = nodes
  for (const { fields, test } of predicates) {
    if (kept.length === 0) break
    const read = yield* readFields(kept, fields)
    const fits: FoundNode[] = []
    const done = yield* session.orTime(
      fitting(kept, (node) => test(node, read, session.check), fits, session),
    )
    if (done === 'time') {
      session.cutByTime('not every member was looked at')
      // What the predicates that follow were not asked about may not fit.
      return predicates.at(-1)?.test === test ? fits : []
    }
    kept = fits
  }
  return kept
}

function* fitting(
  nodes: readonly FoundNode[],
  fits: (node: FoundNode) => boolean,
  found: FoundNode[],
  session: Session,
): Generator<ReadRequest, void, ReadAnswer> {
  for (const [i, node] of nodes.entries()) {
    if (fits(node)) found.push(node)
    if (i % PER_PAUSE === 0) yield* session.pause()
  }
}
