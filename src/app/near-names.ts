import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { cite, either } from '../diagnostics/wording.ts'
import { nearest } from '../lib/nearest.ts'
import type { Plan, SelectFilters, Selection } from '../query/plan.ts'
import { visitTree } from '../query/visit-tree.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import { SEARCHED } from '../store/name-search.ts'

type Store = Pick<LineageStore, 'names'>
type Filtered = Extract<Selection, { readonly filters: SelectFilters }>

const MOST = 3

/**
 * The notes of an answer; those that say that a selector selects nothing with the tags, owners and namespaces that read
 * like the ones it filters by, where there are none such.
 */
export async function withNearNames(
  notes: readonly Diagnostic[],
  plan: Plan,
  store: Store,
): Promise<readonly Diagnostic[]> {
  if (!notes.some(isEmpty)) return notes
  const selections: Filtered[] = []
  visitTree(plan.root, (node) => {
    if ('filters' in node && 'span' in node) selections.push(node as Filtered)
  })
  return Promise.all(
    notes.map(async (note) => {
      const selection = isEmpty(note) && selections.find(({ span }) => samePlace(span, note.span))
      if (!selection) return note
      const hints = await nearNames(selection.filters, store)
      return hints.length === 0 ? note : { ...note, hints: [...(note.hints ?? []), ...hints] }
    }),
  )
}

async function nearNames(filters: SelectFilters, store: Store): Promise<readonly string[]> {
  const asked = [
    ...(filters.tagged ?? []).map(({ tag }) => ['tag', tag] as const),
    ...(filters.ownedBy ?? []).map((owner) => ['owner', owner] as const),
    // What is wild on purpose fits many names, and reads like none.
    ...(filters.in ?? []).filter((glob) => !/[*?\\]/u.test(glob)).map((name) => ['namespace', name] as const),
  ]
  const hints = await Promise.all(
    asked.map(async ([of, name]) => {
      const there = (await store.names({ of, typed: '', limit: SEARCHED })).map((found) => found.name)
      if (there.includes(name)) return []
      const near = nearest(name, there, MOST)
      const end = near.length === 0 ? '' : `; there is ${either(near.map((one) => cite(one)))}`
      return [`there is no ${of} ${cite(name)}${end}`]
    }),
  )
  return hints.flat()
}

const isEmpty = ({ code }: Diagnostic): boolean => code === 'empty-selector'

const samePlace = (a: Diagnostic['span'], b: Diagnostic['span']): boolean =>
  a?.start === b?.start && a?.end === b?.end
