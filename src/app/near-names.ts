import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { cite, either } from '../diagnostics/wording.ts'
import { nearest } from '../lib/nearest.ts'
import type { Plan, SelectFilters, Selection } from '../query/plan.ts'
import { visitTree } from '../query/visit-tree.ts'
import { ReadTimeout, type LineageStore } from '../store/lineage-store.ts'
import { SEARCHED } from '../query/name-search.ts'
import { MOST_HINTED } from '../store/near-misses.ts'
import type { ReadOptions } from '../store/read-options.ts'

type Store = Pick<LineageStore, 'read'>
type Filtered = Extract<Selection, { readonly filters: SelectFilters }>

const MAX_HINTS = 3

/**
 * Adds hints to notes about empty selectors: tags, owners and namespaces similar to those that the selector filters by, if these do
 * not exist. Only the first few names get hints, while there is time.
 */
export async function withNearNames(
  notes: readonly Diagnostic[],
  plan: Plan,
  store: Store,
  options: ReadOptions,
): Promise<readonly Diagnostic[]> {
  if (!notes.some(isEmpty)) return notes
  let left = MOST_HINTED
  const takeNames = (most: readonly FilterName[]): readonly FilterName[] => {
    const some = most.slice(0, left)
    left -= some.length
    return some
  }
  const selections: Filtered[] = []
  visitTree(plan.root, (node) => {
    if ('filters' in node && 'span' in node) selections.push(node as Filtered)
  })
  return Promise.all(
    notes.map(async (note) => {
      const selection = isEmpty(note) && selections.find(({ span }) => samePlace(span, note.span))
      if (!selection) return note
      const hints = await nearNames(takeNames(namesIn(selection.filters)), store, options)
      return hints.length === 0 ? note : { ...note, hints: [...(note.hints ?? []), ...hints] }
    }),
  )
}

type FilterName = readonly [of: 'tag' | 'owner' | 'namespace', name: string]

const namesIn = (filters: SelectFilters): readonly FilterName[] => [
  ...(filters.tagged ?? []).map(({ tag }) => ['tag', tag] as const),
  ...(filters.ownedBy ?? []).map((owner) => ['owner', owner] as const),
  // A glob with wildcards is not a misspelled name.
  ...(filters.in ?? []).filter((glob) => !/[*?\\]/u.test(glob)).map((name) => ['namespace', name] as const),
]

async function nearNames(
  asked: readonly FilterName[],
  store: Store,
  options: ReadOptions,
): Promise<readonly string[]> {
  const hints = await Promise.all(
    asked.map(async ([of, name]) => {
      const existing = await namesOf(of, store, options)
      if (existing === undefined) return []
      if (existing.includes(name)) return []
      const near = nearest(name, existing, MAX_HINTS)
      const end = near.length === 0 ? '' : `; there is ${either(near.map((one) => cite(one)))}`
      return [`there is no ${of} ${cite(name)}${end}`]
    }),
  )
  return hints.flat()
}

/** The existing names; undefined if there is no time to read them, since the answer does not need hints. */
async function namesOf(
  of: FilterName[0],
  store: Store,
  options: ReadOptions,
): Promise<readonly string[] | undefined> {
  try {
    const found = await store.read({ kind: 'names', of, typed: '', limit: SEARCHED }, options)
    return found.map(({ name }) => name)
  } catch (error) {
    if (error instanceof ReadTimeout) return undefined
    throw error
  }
}

const isEmpty = ({ code }: Diagnostic): boolean => code === 'empty-selector'

const samePlace = (a: Diagnostic['span'], b: Diagnostic['span']): boolean =>
  a?.start === b?.start && a?.end === b?.end
