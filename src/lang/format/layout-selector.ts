import type { Selector } from '../ast.ts'
import type { LayoutContext } from './layout-context.ts'
import { withSuffix, withPrefix, indented, separated, type Lines } from './lines.ts'
import { endsInOpenRuns, printFilter } from './print-selector.ts'
import { printInteger } from './print-time.ts'
import { printColumnName } from './print-word.ts'
import { spaced } from './printer.ts'

/** Breaks a selector into lines of at most `width` characters if possible. */
export function layoutSelector(selector: Selector, width: number, layout: LayoutContext): Lines {
  const line = layout.printer.selector(selector)
  if (line.length <= width) return [line]
  const of = (head: string, inner: Selector): Lines =>
    withPrefix(`${head} of `, layoutSelector(inner, width - head.length - 4, layout))
  switch (selector.kind) {
    case 'list':
      return [
        '{',
        ...indented(
          separated(
            selector.items.map((item) => layoutSelector(item, width - 3, layout)),
            ',',
          ),
        ),
        '}',
      ]
    case 'query':
      return ['(', ...indented(layout.query(selector.query, width - 2)), ')']
    case 'column':
      return of(`column ${printColumnName(selector.name)}`, selector.of)
    case 'columns':
      return selector.of === undefined ? [line] : of(filtered(selector), selector.of)
    case 'runs': {
      if (selector.of === undefined) return [line]
      const last = selector.last === undefined ? '' : ` last ${printInteger(selector.last)}`
      if (last === '' || !endsInOpenRuns(selector.of))
        return withSuffix(of(filtered(selector), selector.of), last)
      const inner = indented(layoutSelector(selector.of, width - 2, layout))
      return [`${filtered(selector)} of (`, ...inner, `)${last}`]
    }
    case 'lastRun':
      return of('last run', selector.of)
    default:
      return [line]
  }
}

const filtered = ({ kind, filters }: Extract<Selector, { kind: 'columns' | 'runs' }>): string =>
  spaced(kind, ...filters.map(printFilter))
