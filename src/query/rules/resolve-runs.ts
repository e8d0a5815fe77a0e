import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Selector } from '../../lang/ast.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, Selection } from '../plan.ts'
import { kindWords } from './kind-words.ts'
import { readInteger } from './read-param.ts'
import { resolveFilters } from './resolve-filters.ts'
import type { Resolver, Scope } from './resolver.ts'

/** `runs …` and `last run of …`: the runs of jobs, or the runs that wrote datasets. */
export function resolveRuns(
  selector: Extract<Selector, { readonly kind: 'runs' | 'lastRun' }>,
  scope: Scope,
  resolver: Resolver,
): Selection {
  const { span } = selector
  const of = selector.of === undefined ? {} : { of: runsOf(selector.of, selector.kind, scope, resolver) }
  if (selector.kind === 'lastRun') return { kind: 'runs', ...of, filters: {}, last: 1, one: true, span }
  const filters = resolveFilters(selector.filters, resolver)
  const last = selector.last === undefined ? {} : { last: readInteger(selector.last, resolver) ?? 0 }
  return { kind: 'runs', ...of, filters, ...last, span }
}

function runsOf(of: Selector, form: 'runs' | 'lastRun', scope: Scope, resolver: Resolver): PlanNode {
  const node = resolver.selector(of, scope)
  const kinds = kindsOf(node)
  if ([...kinds].some((kind) => kind !== 'dataset' && kind !== 'job')) {
    const place = form === 'runs' ? 'runs … of' : 'last run of'
    const found = kindWords(kinds)
    resolver.report(diagnose('wrong-kind', { place, needs: ['datasets', 'jobs'], found }, of.span))
  }
  return node
}
