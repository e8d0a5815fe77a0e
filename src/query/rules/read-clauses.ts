import { diagnose } from '../../diagnostics/catalogue.ts'
import { printQuery } from '../../lang/format.ts'
import { printClause } from '../../lang/format/print-clause.ts'
import { printSelector } from '../../lang/format/print-selector.ts'
import type { Printer } from '../../lang/format/printer.ts'
import type { Clause, Selector } from '../../lang/ast.ts'
import { assertNever } from '../../lib/assert-never.ts'
import type { ScopedClause, Inherited } from './inherited.ts'
import type { Resolver, Scope } from './resolver.ts'

const printer: Printer = { query: printQuery, selector: (selector) => printSelector(selector, printer) }

export const clauseText = (clause: Clause): string => printClause(clause, printer)
export const selectorText = (selector: Selector): string => printSelector(selector, printer)

type Single = { -readonly [K in Exclude<keyof Inherited, 'confining'>]?: NonNullable<Inherited[K]> }

/** The clauses of a walk, or of a pair of parentheses. Each may occur once, except confining ones. */
export function readClauses(clauses: readonly Clause[], scope: Scope, resolver: Resolver): Inherited {
  const single: Single = {}
  const confining: Inherited['confining'][number][] = []
  const take = <K extends keyof Single>(key: K, clause: NonNullable<Single[K]>): void => {
    const before = single[key]
    if (before === undefined) single[key] = clause
    else resolver.report(conflictError(before, clause))
  }
  for (const clause of clauses) {
    const { span } = clause
    switch (clause.kind) {
      case 'depth':
        take('depth', scoped(clause, clause))
        break
      case 'since':
      case 'until':
      case 'asOf':
        take(clause.kind, scoped({ time: clause.time, span }, clause))
        break
      case 'between': {
        const conflict = single.since ?? single.until
        if (conflict !== undefined) {
          resolver.report(conflictError(conflict, scoped(clause, clause)))
          break
        }
        take('since', scoped({ time: clause.from, span: clause.from.span }, clause))
        take('until', scoped({ time: clause.to, span: clause.to.span }, clause))
        break
      }
      case 'at':
        take('at', scoped(clause, clause))
        break
      case 'via':
        take('via', scoped(clause, clause))
        break
      case 'includingStart':
        take('includingStart', scoped(clause, clause))
        break
      case 'within':
      case 'avoiding':
      case 'stopAt':
      case 'skip': {
        const text = selectorText(clause.selector)
        const node = resolver.selector(clause.selector, scope)
        confining.push(scoped({ kind: clause.kind, node, text, span: clause.selector.span }, clause))
        break
      }
      default:
        assertNever(clause)
    }
  }
  return { ...single, confining }
}

const scoped = <T>(value: T, clause: Clause): ScopedClause<T> => ({ value, clause, used: false })

/** The error that two clauses of one list conflict, at the later one. */
function conflictError(
  before: ScopedClause<unknown>,
  after: ScopedClause<unknown>,
): ReturnType<typeof diagnose> {
  const { clause } = after
  if (before.clause.kind === clause.kind)
    return diagnose('duplicate-clause', { clause: KEYWORDS[clause.kind] }, clause.span)
  const other = KEYWORDS[before.clause.kind]
  return diagnose('clause-conflict', { clause: KEYWORDS[clause.kind], other }, clause.span)
}

export const KEYWORDS: Readonly<Record<Clause['kind'], string>> = {
  depth: 'depth',
  since: 'since',
  until: 'until',
  asOf: 'as of',
  between: 'between',
  at: 'at',
  within: 'within',
  avoiding: 'avoiding',
  stopAt: 'stop at',
  skip: 'skip',
  via: 'via',
  includingStart: 'including start',
}
