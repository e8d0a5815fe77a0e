import { diagnose } from '../../diagnostics/catalogue.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, WalkLevel, WalkNode } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import { kindWords } from './kind-words.ts'
import type { Resolver } from './resolver.ts'

/** Kinds that are finer than others, and the levels of walks that they can confine. */
const FINER: readonly (readonly [WalkLevel, readonly WalkLevel[]])[] = [
  ['column', ['column']],
  ['run', ['run', 'operation']],
  ['operation', ['operation']],
]

/** The sets that confine a walk, from inner and outer clauses. Reports a set that is finer than the walk's nodes. */
export function resolveConfining(
  confining: Inherited['confining'],
  at: WalkLevel,
  resolver: Resolver,
): Pick<WalkNode, 'within' | 'avoiding' | 'stopAt' | 'skip'> {
  const sets: Record<'within' | 'avoiding' | 'stopAt', PlanNode[]> = { within: [], avoiding: [], stopAt: [] }
  const skip: PlanNode[] = []
  for (const clause of confining) {
    clause.used = true
    const { kind, node, text, span } = clause.value
    const kinds = kindsOf(node)
    for (const [needs, enough] of FINER)
      if (kinds.has(needs) && !enough.includes(at))
        resolver.report(diagnose('finer-than-walk', { what: text, at, needs }, span))
    if (kind !== 'skip') {
      sets[kind].push(node)
      continue
    }
    if ([...kinds].some((k) => k !== 'dataset' && k !== 'column'))
      resolver.report(diagnose('cannot-skip', { what: text, found: kindWords(kinds) }, span))
    skip.push(node)
  }
  return { ...sets, ...(skip.length === 0 ? {} : { skip }) }
}
