import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Selector } from '../../lang/ast.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { isSetNode } from '../is-set-node.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, Selection, SetNode } from '../plan.ts'
import { noClauses } from './inherited.ts'
import { kindWords } from './kind-words.ts'
import { resolveLet } from './resolve-let.ts'
import { readText } from './read-param.ts'
import { resolveFilters } from './resolve-filters.ts'
import { resolveName } from './resolve-name.ts'
import { resolveRuns } from './resolve-runs.ts'
import { resolveSaved } from './resolve-saved.ts'
import { emptySelection, type Resolver, type Scope } from './resolver.ts'

/** The plan of a selector. */
export function resolveSelector(selector: Selector, scope: Scope, resolver: Resolver): PlanNode {
  if (!resolver.countPart()) return emptySelection
  switch (selector.kind) {
    case 'list':
      return select({ kind: 'list', items: selector.items.map((item) => resolver.selector(item, scope)) })
    case 'query':
      return resolver.query(selector.query, noClauses, scope)
    case 'bare':
      return selector.name.quoted || !resolver.letNames.has(selector.name.text)
        ? resolveName(selector, resolver)
        : resolveLet(selector.name, noClauses, scope, resolver)
    case 'dataset':
    case 'job':
      return resolveName(selector, resolver)
    case 'datasets':
    case 'jobs':
      return select({
        kind: selector.kind,
        filters: resolveFilters(selector.filters, resolver),
        span: selector.span,
      })
    case 'column': {
      const { span, name } = selector
      const of = datasetsOf(selector, scope, resolver)
      const text = readText(name, 'a name', resolver)
      if (of === undefined || text === undefined) return noColumns
      const glob = name.kind === 'word' && name.glob
      return select({ kind: 'columns', of, name: { text, glob, span: name.span }, filters: {}, span })
    }
    case 'columns': {
      const of = selector.of === undefined ? undefined : datasetsOf(selector, scope, resolver)
      const filters = resolveFilters(selector.filters, resolver)
      return select({ kind: 'columns', ...(of === undefined ? {} : { of }), filters, span: selector.span })
    }
    case 'saved':
      return resolveSaved(selector, resolver)
    case 'run':
    case 'operation':
    case 'id':
      return resolveName(selector, resolver)
    case 'runs':
    case 'lastRun':
      return select(resolveRuns(selector, scope, resolver))
    default:
      return assertNever(selector)
  }
}

const select = (selection: Selection): PlanNode => ({ kind: 'select', selection })

const noColumns: PlanNode = { kind: 'select', selection: { kind: 'ids', of: 'column', ids: [] } }

/** The datasets of a `columns of …`. Reports other kinds, since only datasets have columns. */
function datasetsOf(
  selector: Extract<Selector, { readonly kind: 'column' | 'columns' }>,
  scope: Scope,
  resolver: Resolver,
): SetNode | undefined {
  const { of } = selector
  if (of === undefined) return undefined
  const node = resolver.selector(of, scope)
  const kinds = kindsOf(node)
  if ([...kinds].some((kind) => kind !== 'dataset')) {
    const place = `${selector.kind} … of`
    const found = kindWords(kinds)
    resolver.report(diagnose('wrong-kind', { place, needs: ['datasets'], found }, of.span))
    return undefined
  }
  return isSetNode(node) ? node : { kind: 'select', selection: { kind: 'list', items: [node] } }
}
