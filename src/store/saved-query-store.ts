import type { Edit } from '../domain/edit.ts'
import type { SavedQuery } from '../domain/saved-query.ts'

/**
 * The table of saved queries. It is beside the graph: changes of the graph do not touch it. Names are case-sensitive. A
 * change and its `record` are committed in one transaction.
 */
export interface SavedQueryStore {
  /** All names, ordered by code points. */
  names(): Promise<readonly string[]>
  /** The queries among these names that exist, ordered by name. */
  get(names: readonly string[]): Promise<readonly SavedQuery[]>
  /** Ordered by name. `after` is the last name on the previous page. */
  list(request: { readonly limit: number; readonly after?: string }): Promise<readonly SavedQuery[]>
  /** Saves a query, replacing one with the same name. Resolves after the commit with whether the name is new. */
  put(query: SavedQuery, record?: Edit): Promise<boolean>
  /** Returns whether the query existed. If not, nothing is recorded. */
  remove(name: string, record?: Edit): Promise<boolean>
}
