import { diagnose } from '../../diagnostics/catalogue.ts'
import type { LetBinding, Word } from '../../lang/ast.ts'
import type { PlanNode } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import { emptySelection, type Resolver, type Scope } from './resolver.ts'

/** The query of a `let` name, as if in parentheses, in the scope of its definition. */
export function resolveLet(name: Word, clauses: Inherited, scope: Scope, resolver: Resolver): PlanNode {
  const found = scope.bound.get(name.text)
  if (found === undefined) {
    resolver.report(diagnose('let-used-before', { name: name.text }, name.span))
    return emptySelection
  }
  resolver.usedLets.add(name.text)
  return resolver.query(found.binding.query, clauses, found.scope)
}

/** The scope after all bindings; each binding sees those before it. Reports a name that is bound twice. */
export function scopeOf(lets: readonly LetBinding[], resolver: Resolver): Scope {
  let scope: Scope = { bound: new Map() }
  for (const binding of lets) {
    const { text, span } = binding.name
    if (scope.bound.has(text)) {
      resolver.report(diagnose('let-bound-twice', { name: text }, span))
      continue
    }
    scope = { bound: new Map([...scope.bound, [text, { binding, scope }]]) }
  }
  return scope
}
