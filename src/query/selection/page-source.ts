import { diagnose } from '../../diagnostics/catalogue.ts'
import { INNER_NODES } from '../session.ts'
import type { EvalContext } from '../eval-context.ts'
import { membersOf } from '../graph/found.ts'
import { compareNodes, nameNodes } from '../graph/refs.ts'
import type { Selection } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { columnNamed, type ColumnName } from './column-named.ts'
import type { PageSource } from './each-page.ts'
import { selectorText } from './selector-text.ts'

/** Selections that are read page by page. */
export type PagedSelection = Extract<Selection, { readonly kind: 'datasets' | 'jobs' | 'columns' }>

export function isPaged(selection: Selection): selection is PagedSelection {
  return selection.kind !== 'ids' && selection.kind !== 'list' && selection.kind !== 'runs'
}

/** The request that reads a selection page by page; undefined if the selection is known to be empty. */
export function* pageSourceOf(
  selection: PagedSelection,
  context: EvalContext,
): Reading<PageSource | undefined> {
  const { filters } = selection
  if (selection.kind !== 'columns') return { kind: 'select', of: OF[selection.kind], filters }
  if (selection.of === undefined) return { kind: 'select', of: 'column', filters, ...named(selection.name) }

  const of = yield* context.find(selection.of, { edges: false, cap: INNER_NODES })
  const datasets = membersOf(of).filter((n) => n.kind === 'dataset')
  if (datasets.length === 0) return undefined
  yield* nameNodes(datasets)
  const ids = [...datasets].sort(compareNodes).map((n) => n.id)
  const only = selection.of.kind === 'select' && selection.of.selection.kind === 'ids' ? ids[0] : undefined
  const name =
    selection.name !== undefined && !selection.name.glob && only !== undefined && ids.length === 1
      ? yield* columnNamed(selection.name.text, only, selection.name.span, context.session)
      : selection.name
  return { kind: 'select', of: 'column', filters, datasets: ids, ...named(name) }
}

/** Reports that a plural selector selected nothing, unless an error already tells why, or the time was up before all was read. */
export function noteEmpty(
  selection: PagedSelection | Extract<Selection, { readonly kind: 'runs' }>,
  context: EvalContext,
): void {
  if (context.session.cuts.some((cut) => cut.limit === 'time')) return
  const nameSpan = selection.kind === 'columns' ? selection.name?.span : undefined
  if (context.session.notes.some((n) => n.severity === 'error' && n.span === (nameSpan ?? selection.span)))
    return
  context.session.note(diagnose('empty-selector', { selector: selectorText(selection) }, selection.span))
}

const OF = { datasets: 'dataset', jobs: 'job' } as const

const named = (name: ColumnName | undefined): { readonly column?: ColumnName } =>
  name === undefined ? {} : { column: { text: name.text, glob: name.glob } }
