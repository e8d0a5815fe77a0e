import type { Edit } from '../domain/edit.ts'
import { isSavedName, SAVED_BOUNDS, type SavedQuery } from '../domain/saved-query.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import type { SavedQueryStore } from '../store/saved-query-store.ts'
import { LOCAL_EDITOR, type Editor } from './access/caller.ts'
import { callersOf } from './callers-of.ts'
import { checkSaved } from './check-saved.ts'
import type { RecordEdit } from './edits/record-edit.ts'
import type { RemoveOutcome, SaveOutcome, SavingRequest } from './saving.ts'

/** The saved queries as they are kept: any call throws StoreUnavailable or StoreUnusable while the store is away. */
export interface SavedQueries extends Pick<SavedQueryStore, 'list'> {
  get(name: string): Promise<SavedQuery | undefined>
  /** Saves a query under a name, in place of one that has it, once its text has been looked through. */
  save(name: string, request: SavingRequest, editor?: Editor): Promise<SaveOutcome>
  /** Removes one, but for `force` not where another calls it, which could then not be answered any more. */
  remove(name: string, options: { readonly force: boolean }, editor?: Editor): Promise<RemoveOutcome>
}

export interface SavedQueryOptions {
  readonly store: SavedQueryStore
  /** Makes the record of each query that is saved or deleted. */
  readonly record: RecordEdit
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export function createSavedQueries({ store, record, now }: SavedQueryOptions): SavedQueries {
  const recordOf = (
    before: SavedQuery | undefined,
    after: SavedQuery | undefined,
    editor: Editor,
  ): Edit | undefined => {
    const { name } = (after ?? before)!
    const [was, is] = [definitionOf(before), definitionOf(after)]
    // What is saved again as it is changes nothing.
    if (canonicalJson(was) === canonicalJson(is)) return undefined
    return record(
      { kind: 'query', subject: name, name, aspect: 'definition', before: was, after: is },
      editor,
    )
  }
  return {
    list: (request) => store.list(request),
    get: async (name) => (await store.get([name]))[0],
    async save(name, request, editor = LOCAL_EDITOR) {
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
      const [before] = await store.get([name])
      const isNew = await store.put(query, recordOf(before, query, editor))
      return { kind: 'saved', query, isNew, remarks }
    },
    async remove(name, { force }, editor = LOCAL_EDITOR): Promise<RemoveOutcome> {
      const [before] = await store.get([name])
      if (before === undefined) return { kind: 'none' }
      const callers = force ? [] : await callersOf(name, store)
      if (callers.length > 0) return { kind: 'called', callers }
      const isRemoved = await store.remove(name, recordOf(before, undefined, editor))
      return { kind: isRemoved ? 'removed' : 'none' }
    },
  }
}

/** What a saved query asks, and how it is called; null where there is none. */
function definitionOf(query: SavedQuery | undefined): Json {
  if (query === undefined) return null
  const { text, description, params } = query
  return {
    text,
    ...(description === undefined ? {} : { description }),
    ...(params.length === 0 ? {} : { params: params as unknown as Json }),
  }
}

const refused = (reason: string, path: string): SaveOutcome => ({ kind: 'refused', reason, path })
