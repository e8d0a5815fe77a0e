import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Id } from '../../domain/ids.ts'
import { nearest } from '../../lib/nearest.ts'
import { ask } from '../ask.ts'
import type { Reading } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { columnsOf } from '../walk/columns-of.ts'

/** What a column of a selection is called, or is to be like. */
export interface ColumnName {
  readonly text: string
  readonly glob: boolean
}

/**
 * The column of one dataset that a name means, tried as names of datasets are: exactly, ignoring case, as the ending of
 * one name only. Where there is none, or more than one, that is an error at the name, and nothing is selected.
 */
export function* columnNamed(
  text: string,
  dataset: Id,
  span: TextSpan,
  session: Session,
): Reading<ColumnName> {
  const exact: ColumnName = { text, glob: false }
  const there = yield* ask<'select'>({
    kind: 'select',
    of: 'column',
    filters: {},
    datasets: [dataset],
    column: exact,
    limit: 1,
  })
  if (there.nodes.length > 0) return exact

  const names = (yield* columnsOf([dataset])).map((n) => n.name)
  const lower = text.toLowerCase()
  const sameLetters = names.filter((n) => n.toLowerCase() === lower)
  const found = sameLetters.length > 0 ? sameLetters : names.filter((n) => endsWith(n, text))
  if (found.length === 1) {
    const code = sameLetters.length > 0 ? 'name-ignoring-case' : 'name-by-ending'
    session.note(diagnose(code, { name: text, of: 'column', found: found[0]! }, span))
    return { text: found[0]!, glob: false }
  }
  session.note(
    found.length === 0
      ? diagnose('unknown-name', { name: text, of: 'column', nearest: nearest(text, names, 5) }, span)
      : diagnose(
          'ambiguous-name',
          { name: text, of: 'column', candidates: found.slice(0, 5), more: found.length > 5 },
          span,
        ),
  )
  return exact
}

const endsWith = (name: string, ending: string): boolean =>
  name.endsWith(`.${ending}`) || name.endsWith(`/${ending}`)
