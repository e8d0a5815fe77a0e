import type { DatasetName } from '../aggregate.ts'
import { datasetId, type Id } from '../ids.ts'

const MAX_REMEMBERED = 20_000
const remembered = new Map<string, Id>()

/** The id of a dataset. Names come again and again, and hashing one costs more than finding it. */
export function idOfName(name: DatasetName): Id {
  const key = `${name.namespace}\u0000${name.name}`
  let id = remembered.get(key)
  if (id === undefined) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    id = datasetId(name.namespace, name.name)
    remembered.set(key, id)
  }
  return id
}
