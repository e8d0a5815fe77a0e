import type { FoundNode } from '../graph/found.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import { readFields } from './field-values.ts'
import type { Session } from '../session.ts'
import type { PredicateTest } from './predicate-test.ts'

/** The number of members that are tested between two pauses. */
const PER_PAUSE = 16

/** Those members for which every predicate holds. If the time runs out, only those tested by then. */
export function* filterMembers(
  nodes: readonly FoundNode[],
  predicates: readonly PredicateTest[],
  session: Session,
): Generator<ReadRequest, readonly FoundNode[], ReadAnswer> {
  let passing = nodes
  for (const { fields, test } of predicates) {
    if (passing.length === 0) break
    const read = yield* readFields(passing, fields)
    const found: FoundNode[] = []
    const done = yield* session.orTime(
      testEach(passing, (node) => test(node, read, session.check), found, session),
    )
    if (done === 'time') {
      session.cutByTime('not every member was tested')
      // Members that the next predicates have not tested may not match.
      return predicates.at(-1)?.test === test ? found : []
    }
    passing = found
  }
  return passing
}

function* testEach(
  nodes: readonly FoundNode[],
  holds: (node: FoundNode) => boolean,
  found: FoundNode[],
  session: Session,
): Generator<ReadRequest, void, ReadAnswer> {
  for (const [i, node] of nodes.entries()) {
    if (holds(node)) found.push(node)
    if (i % PER_PAUSE === 0) yield* session.pause()
  }
}
