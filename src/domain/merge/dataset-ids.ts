import type { DatasetName } from '../aggregate.ts'
import { datasetId, type Id } from '../ids.ts'
import { Recent } from '../../lib/recent.ts'

const remembered = new Recent<string, Id>(20_000)

/** The id of a dataset. Names come again and again, and hashing one costs more than finding it. */
export function idOfName(name: DatasetName): Id {
  const key = `${name.namespace}\u0000${name.name}`
  let id = remembered.get(key)
  if (id === undefined) {
    id = datasetId(name.namespace, name.name)
    remembered.set(key, id)
  }
  return id
}
