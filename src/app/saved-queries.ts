import type { Edit } from '../domain/edit.ts'
import { isSavedName, SAVED_BOUNDS, type SavedQuery } from '../domain/saved-query.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import type { SavedQueryStore } from '../store/saved-query-store.ts'
import { parse } from '../lang/parse.ts'
import { callsIn } from '../query/saved/saved-library.ts'
import type { Editor } from './access/caller.ts'
import { checkSaved } from './check-saved.ts'
import { createKeyedMutex } from './edits/keyed-mutex.ts'
import type { RecordEdit } from './edits/record-edit.ts'
import {
  LOCAL_SAVER,
  type RemoveOutcome,
  type SaveOutcome,
  type Saver,
  type SavingForbidden,
  type SavingRequest,
} from './saving.ts'

/** The saved queries. Every call throws StoreUnavailable or StoreUnusable while the store is unavailable. */
export interface SavedQueries extends Pick<SavedQueryStore, 'list'> {
  get(name: string): Promise<SavedQuery | undefined>
  /**
   * Checks a query and saves it under a name, replacing the previous one. Permission is checked before other queries are read.
   */
  save(name: string, request: SavingRequest, saver?: Saver): Promise<SaveOutcome>
  /** Deletes a query. Without `force`, refuses if another query calls it, which could then not be answered. */
  remove(name: string, options: { readonly force: boolean }, saver?: Saver): Promise<RemoveOutcome>
}

export interface SavedQueryOptions {
  readonly store: SavedQueryStore
  /** Records each saved or deleted query. */
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
    // Saving an unchanged query changes nothing.
    if (canonicalJson(was) === canonicalJson(is)) return undefined
    return record(
      { kind: 'query', subject: name, name, aspect: 'definition', before: was, after: is },
      editor,
    )
  }
  // Calls for one name run one after another, so that if two keys create it at once, one is refused.
  const inTurn = createKeyedMutex<string>()

  async function save(
    name: string,
    request: SavingRequest,
    { editor, isRestricted, mayRead }: Saver,
  ): Promise<SaveOutcome> {
    const [before] = await store.get([name])
    if (isRestricted && before !== undefined && before.createdBy !== editor.key) return OTHERS_QUERY
    const called = mayRead ? [] : namesCalled(request.text).filter((other) => other !== name)
    if (called.length > 0)
      return {
        kind: 'forbidden',
        reason: 'this text calls saved queries; checking these needs the scope `read`',
        missing: 'read',
      }
    if ((request.description?.length ?? 0) > SAVED_BOUNDS.description)
      return refused(`a description has at most ${SAVED_BOUNDS.description} characters`, 'description')
    const checked = await checkSaved(name, request, store, now())
    if (checked.kind !== 'fine') return checked
    const names = await store.names()
    if (names.length >= SAVED_BOUNDS.queries && !names.includes(name))
      return refused(`there are ${names.length} saved queries already, which is the limit`, 'name')
    const createdBy = before === undefined ? editor.key : before.createdBy
    const query = { ...checked.query, ...(createdBy === undefined ? {} : { createdBy }) }
    const isNew = await store.put(query, recordOf(before, query, editor))
    return { kind: 'saved', query, isNew, remarks: checked.remarks }
  }

  return {
    list: (request) => store.list(request),
    get: async (name) => (await store.get([name]))[0],
    async save(name, request, saver = LOCAL_SAVER) {
      if (!isSavedName(name))
        return refused(
          'a name starts with a letter or `_`, continues with letters, digits, `_`, `-` and `.`, and has at most 100 characters',
          'name',
        )
      return inTurn(name, () => save(name, request, saver))
    },
    async remove(name, { force }, { editor, isRestricted, mayRead } = LOCAL_SAVER): Promise<RemoveOutcome> {
      const [before] = await store.get([name])
      const isForeign = isRestricted && before?.createdBy !== editor.key
      // Without `read`, queries of others and unknown names get the same answer.
      if (isForeign && (before !== undefined || !mayRead)) return OTHERS_QUERY
      if (before === undefined) return { kind: 'none' }
      const callers = force ? [] : await callersOf(name, store)
      if (callers.length > 0) return { kind: 'called', callers }
      const isRemoved = await store.remove(name, recordOf(before, undefined, editor))
      return { kind: isRemoved ? 'removed' : 'none' }
    },
  }
}

const OTHERS_QUERY: SavingForbidden = {
  kind: 'forbidden',
  reason:
    'a key that is limited to namespaces may replace and delete only saved queries that it created, and it did not create this one',
}

/** The saved queries that a text calls; none if it is invalid, since checking it then reads none. */
function namesCalled(text: string): readonly string[] {
  const { tree } = parse(text)
  return tree === undefined ? [] : callsIn(tree).map((call) => call.name.text)
}

/** The text, description and parameters of a saved query; null if there is none. */
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

/** The names of the other saved queries whose texts call this one, in order. */
async function callersOf(
  name: string,
  store: Pick<SavedQueryStore, 'get' | 'names'>,
): Promise<readonly string[]> {
  const others = (await store.names()).filter((other) => other !== name)
  const saved = await store.get(others)
  return saved.filter(({ text }) => calls(text, name)).map((query) => query.name)
}

function calls(text: string, name: string): boolean {
  // Parsing a thousand texts takes long, and most call nothing.
  if (!text.includes('@')) return false
  const { tree } = parse(text)
  return tree !== undefined && callsIn(tree).some((call) => call.name.text === name)
}
