import type { DatasetName } from '../aggregate.ts'
import { datasetId, type Id } from '../ids.ts'
import { LruCache } from '../../lib/lru-cache.ts'

const cache = new LruCache<string, Id>(20_000)

/** The id of a dataset. Names repeat, and hashing one costs more than a cache lookup. */
export function idOfName(name: DatasetName): Id {
  const key = `${name.namespace}\u0000${name.name}`
  let id = cache.get(key)
  if (id === undefined) {
    id = datasetId(name.namespace, name.name)
    cache.set(key, id)
  }
  return id
}
