import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Id } from '../../domain/ids.ts'
import { nearest } from '../../lib/nearest.ts'
import { ask } from '../ask.ts'
import type { Reading } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { columnsOf } from '../walk/columns-of.ts'

/** The name of a column in a selection: exact, or a glob. */
export interface ColumnName {
  readonly text: string
  readonly glob: boolean
}

/**
 * Resolves the name of a column in one dataset, in the same order as names of datasets: exactly, ignoring case, then as the ending
 * of a single name. Reports an error at the name if there is none or more than one; then nothing is selected.
 */
export function* columnNamed(
  text: string,
  dataset: Id,
  span: TextSpan,
  session: Session,
): Reading<ColumnName> {
  const exact: ColumnName = { text, glob: false }
  const page = yield* ask<'select'>({
    kind: 'select',
    of: 'column',
    filters: {},
    datasets: [dataset],
    column: exact,
    limit: 1,
  })
  if (page.nodes.length > 0) return exact

  const names = (yield* columnsOf([dataset])).map((n) => n.name)
  const lower = text.toLowerCase()
  const ignoringCase = names.filter((n) => n.toLowerCase() === lower)
  const matches = ignoringCase.length > 0 ? ignoringCase : names.filter((n) => endsWith(n, text))
  if (matches.length === 1) {
    const code = ignoringCase.length > 0 ? 'name-ignoring-case' : 'name-by-ending'
    session.note(diagnose(code, { name: text, of: 'column', found: matches[0]! }, span))
    return { text: matches[0]!, glob: false }
  }
  session.note(
    matches.length === 0
      ? diagnose('unknown-name', { name: text, of: 'column', nearest: nearest(text, names, 5) }, span)
      : diagnose(
          'ambiguous-name',
          { name: text, of: 'column', candidates: matches.slice(0, 5), more: matches.length > 5 },
          span,
        ),
  )
  return exact
}

const endsWith = (name: string, ending: string): boolean =>
  name.endsWith(`.${ending}`) || name.endsWith(`/${ending}`)
