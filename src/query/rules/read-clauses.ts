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

/** The clauses of one walk or of one pair of parentheses: each at most once, but those that confine. */
export function readClauses(clauses: readonly Clause[], scope: Scope, resolver: Resolver): Inherited {
  const single: Single = {}
  const confining: Inherited['confining'][number][] = []
  const take = <K extends keyof Single>(key: K, given: NonNullable<Single[K]>): void => {
    const before = single[key]
    if (before === undefined) single[key] = given
    else resolver.report(excluding(before, given))
  }
  for (const clause of clauses) {
    const { span } = clause
    switch (clause.kind) {
      case 'depth':
        take('depth', given(clause, clause))
        break
      case 'since':
      case 'until':
      case 'asOf':
        take(clause.kind, given({ time: clause.time, span }, clause))
        break
      case 'between': {
        const conflict = single.since ?? single.until
        if (conflict !== undefined) {
          resolver.report(excluding(conflict, given(clause, clause)))
          break
        }
        take('since', given({ time: clause.from, span: clause.from.span }, clause))
        take('until', given({ time: clause.to, span: clause.to.span }, clause))
        break
      }
      case 'at':
        take('at', given(clause, clause))
        break
      case 'via':
        take('via', given(clause, clause))
        break
      case 'includingStart':
        take('includingStart', given(clause, clause))
        break
      case 'within':
      case 'avoiding':
      case 'stopAt':
      case 'skip': {
        const text = selectorText(clause.selector)
        const node = resolver.selector(clause.selector, scope)
        confining.push(given({ kind: clause.kind, node, text, span: clause.selector.span }, clause))
        break
      }
      default:
        assertNever(clause)
    }
  }
  return { ...single, confining }
}

const given = <T>(value: T, clause: Clause): ScopedClause<T> => ({ value, clause, used: false })

/** Two clauses of one list that cannot stand together; told at the later one. */
function excluding(before: ScopedClause<unknown>, after: ScopedClause<unknown>): ReturnType<typeof diagnose> {
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
