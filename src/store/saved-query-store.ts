import type { Edit } from '../domain/edit.ts'
import type { SavedQuery } from '../domain/saved-query.ts'

/**
 * Where saved queries are kept: beside the graph, untouched by whatever becomes of it. Names are compared letter by letter. A
 * `record` of a change is kept in the change's own transaction: both are there, or neither is.
 */
export interface SavedQueryStore {
  /** All names, in order of their code points. */
  names(): Promise<readonly string[]>
  /** Those of these that there are, in order of their names. */
  get(names: readonly string[]): Promise<readonly SavedQuery[]>
  /** In order of their names; `after` is the last name of the page before. */
  list(request: { readonly limit: number; readonly after?: string }): Promise<readonly SavedQuery[]>
  /** Saves it, in place of one of this name; resolves after the commit, and tells whether the name is new. */
  put(query: SavedQuery, record?: Edit): Promise<boolean>
  /** Whether there was one; where there was none, nothing is recorded. */
  remove(name: string, record?: Edit): Promise<boolean>
}
