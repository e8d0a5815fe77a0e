import { SAVED_BOUNDS } from '../../domain/saved-query.ts'
import type { SavedQueryStore } from '../../store/saved-query-store.ts'
import type { SavedName } from './name-source.ts'

/** All saved queries, as completions show them. */
export const savedNames = (store: Pick<SavedQueryStore, 'list'>) => async (): Promise<readonly SavedName[]> =>
  (await store.list({ limit: SAVED_BOUNDS.queries })).map(({ name, description, params }) => ({
    name,
    ...(description === undefined ? {} : { description }),
    params: params.map((param) => param.name),
  }))
