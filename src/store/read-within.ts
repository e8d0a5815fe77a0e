import type { LineageStore } from './lineage-store.ts'
import type { ReadOptions } from './read-options.ts'

type Names = Pick<LineageStore, 'lookup' | 'names'>

/** The store, each of whose searches for names is made with these options. */
export const namesWithin = <S extends Names>(store: S, options: ReadOptions): S => ({
  ...store,
  lookup: (requests, hidden) => store.lookup(requests, hidden, options),
  names: (search, hidden) => store.names(search, hidden, options),
})

/** The store, each of whose reads of the graph is made with these options, for the work of one request. */
export function readWithin<S extends Names & Pick<LineageStore, 'browse' | 'search'>>(
  store: S,
  options: ReadOptions,
): S {
  const { browse } = store
  return {
    ...namesWithin(store, options),
    search: (request, hidden) => store.search(request, hidden, options),
    browse: {
      list: (request) => browse.list(request, options),
      nodes: (label, ids) => browse.nodes(label, ids, options),
      describe: (request) => browse.describe(request, options),
      edges: (request) => browse.edges(request, options),
      interactions: (request) => browse.interactions(request, options),
      deleted: (limit) => browse.deleted(limit, options),
    },
  }
}
