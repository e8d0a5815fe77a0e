import { diagnose } from '../../diagnostics/catalogue.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, WalkLevel, WalkNode } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import type { Resolving } from './resolving.ts'

/** What is finer than other nodes, and the walks that go by it. */
const FINER: readonly (readonly [WalkLevel, readonly WalkLevel[]])[] = [
  ['column', ['column']],
  ['run', ['run', 'operation']],
  ['operation', ['operation']],
]

/** What confines a walk, inner and outer clauses together. What is finer than the walk's nodes is an error. */
export function resolveConfining(
  confining: Inherited['confining'],
  at: WalkLevel,
  resolving: Resolving,
): Pick<WalkNode, 'within' | 'avoiding' | 'stopAt'> {
  const sets = { within: [] as PlanNode[], avoiding: [] as PlanNode[], stopAt: [] as PlanNode[] }
  for (const given of confining) {
    given.taken = true
    const { kind, node, text, span } = given.value
    const kinds = kindsOf(node)
    for (const [needs, enough] of FINER)
      if (kinds.has(needs) && !enough.includes(at))
        resolving.report(diagnose('finer-than-walk', { what: text, at, needs }, span))
    sets[kind].push(node)
  }
  return sets
}
