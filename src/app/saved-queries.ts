import { isSavedName, SAVED_BOUNDS, type SavedQuery } from '../domain/saved-query.ts'
import type { SavedQueryStore } from '../store/saved-query-store.ts'
import { callersOf } from './callers-of.ts'
import { checkSaved } from './check-saved.ts'
import type { RemoveOutcome, SaveOutcome, SavingRequest } from './saving.ts'

/** The saved queries as they are kept: any call throws StoreUnavailable or StoreUnusable while the store is away. */
export interface SavedQueries extends Pick<SavedQueryStore, 'list'> {
  get(name: string): Promise<SavedQuery | undefined>
  /** Saves a query under a name, in place of one that has it, once its text has been looked through. */
  save(name: string, request: SavingRequest): Promise<SaveOutcome>
  /** Removes one, but for `force` not where another calls it, which could then not be answered any more. */
  remove(name: string, options: { readonly force: boolean }): Promise<RemoveOutcome>
}

export function createSavedQueries(store: SavedQueryStore, now: () => number): SavedQueries {
  return {
    list: (request) => store.list(request),
    get: async (name) => (await store.get([name]))[0],
    async save(name, request) {
      if (!isSavedName(name))
        return refused(
          'a name begins with a letter or `_`, goes on with letters, digits, `_`, `-` and `.`, and has at most 100 characters',
          'name',
        )
      if ((request.description?.length ?? 0) > SAVED_BOUNDS.description)
        return refused(`a description has at most ${SAVED_BOUNDS.description} characters`, 'description')
      const checked = await checkSaved(name, request, store, now())
      if (checked.kind !== 'fine') return checked
      const names = await store.names()
      if (names.length >= SAVED_BOUNDS.queries && !names.includes(name))
        return refused(`there are ${names.length} saved queries already, which is the limit`, 'name')
      const { query, remarks } = checked
      return { kind: 'saved', query, isNew: await store.put(query), remarks }
    },
    async remove(name, { force }): Promise<RemoveOutcome> {
      const isThere = (await store.get([name])).length > 0
      const callers = force || !isThere ? [] : await callersOf(name, store)
      if (callers.length > 0) return { kind: 'called', callers }
      return { kind: (await store.remove(name)) ? 'removed' : 'none' }
    },
  }
}

const refused = (reason: string, path: string): SaveOutcome => ({ kind: 'refused', reason, path })
