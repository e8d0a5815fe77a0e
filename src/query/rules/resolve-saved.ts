import { diagnose } from '../../diagnostics/catalogue.ts'
import { inSavedQuery } from '../../diagnostics/in-saved-query.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Query } from '../../lang/ast.ts'
import { TEXT_LIMITS } from '../../lang/limits.ts'
import type { PlanNode } from '../plan.ts'
import { bindArguments, type ArgumentFault } from '../saved/bind-arguments.ts'
import type { Call, SavedEntry } from '../saved/saved-library.ts'
import { noClauses } from './inherited.ts'
import { scopeOf } from './resolve-let.ts'
import { emptySelection, type Resolver, type Scope } from './resolver.ts'

/** Turns the query of a saved text into a plan; by default as a set. */
type ResolveInner = (query: Query, scope: Scope, resolver: Resolver) => PlanNode

/**
 * The plan of a call: the saved query, with the arguments as the values of its parameters. Mistakes in its text are reported at
 * the call, with its name.
 */
export function resolveSaved(
  call: Call,
  resolver: Resolver,
  resolveInner: ResolveInner = asMembers,
): PlanNode {
  if (!resolver.countPart()) return emptySelection
  const name = call.name.text
  const { library, calls } = resolver
  const entry = library.entries.get(name)
  if (entry === undefined) {
    const params = { name, nearest: resolver.nearest(name, library.names, 3) }
    resolver.report(diagnose('unknown-saved-query', params, call.name.span))
    return emptySelection
  }
  if (calls.includes(name)) {
    const ring = [...calls.slice(calls.indexOf(name)), name]
    resolver.report(diagnose('saved-query-ring', { ring }, call.span))
    return emptySelection
  }
  if (calls.length >= TEXT_LIMITS.nesting) {
    resolver.report(diagnose('nested-too-deep', { limit: TEXT_LIMITS.nesting }, call.span))
    return emptySelection
  }
  const { faults, ...bindings } = bindArguments(call, entry.saved, resolver)
  for (const fault of faults) reportFault(fault, entry, resolver)
  const { tree } = entry
  if (tree === undefined) {
    for (const mistake of entry.mistakes)
      resolver.report(inSavedQuery(name, mistake, call.span, entry.saved.text))
    return emptySelection
  }
  const inner = resolver.forSavedQuery({
    ...bindings,
    calls: [...calls, name],
    letNames: new Set(tree.lets.map((binding) => binding.name.text)),
    usedLets: new Set(),
    report: (diagnostic) => resolver.report(inSavedQuery(name, diagnostic, call.span, entry.saved.text)),
  })
  // Calls inside a saved query count as part of the outermost call.
  if (calls.length === 0) resolver.usedCalls.push({ name, span: call.span })
  return replaceSpans(resolveInner(tree.query, scopeOf(tree.lets, inner), inner), call.span)
}

const asMembers: ResolveInner = (query, scope, resolver) => resolver.query(query, noClauses, scope)

function reportFault(fault: ArgumentFault, { saved }: SavedEntry, resolver: Resolver): void {
  const { span } = fault
  const known = saved.params.map((p) => p.name)
  switch (fault.kind) {
    case 'unknown': {
      const params = {
        query: saved.name,
        name: fault.name,
        nearest: resolver.nearest(fault.name, known, 3),
        known,
      }
      resolver.report(diagnose('unknown-argument', params, span))
      return
    }
    case 'repeated':
      resolver.report(diagnose('repeated-argument', { name: fault.name }, span))
      return
    case 'unfit': {
      const { name, kind } = fault.param
      const found = typeof fault.value === 'object' ? 'a list' : String(fault.value)
      resolver.report(diagnose('argument-kind', { query: saved.name, name, kind: kind!, found }, span))
      return
    }
    case 'unbound':
      resolver.report(diagnose('missing-parameter', { name: fault.name }, span))
      return
    case 'missing': {
      const names = fault.params.map((p) => p.name)
      resolver.report(diagnose('missing-argument', { query: saved.name, names }, span))
      return
    }
  }
}

/** A plan in which every span is that of the call, since the reader of the answer has only written the call. */
const replaceSpans = (node: PlanNode, span: TextSpan): PlanNode => withSpan(node, span) as PlanNode

function withSpan(value: unknown, span: TextSpan): unknown {
  if (Array.isArray(value)) return value.map((item) => withSpan(item, span))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'span' ? span : withSpan(part, span)]),
  )
}
