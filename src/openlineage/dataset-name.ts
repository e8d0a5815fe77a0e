import type { DatasetName } from '../domain/aggregate.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { isJsonObject } from '../lib/json.ts'
import { nameFault } from './identity-text.ts'
import { own } from './json-parts.ts'
import { normalise } from './naming/normalise.ts'

/** A dataset that some part of an event names: its identity, and the name as the producer wrote it. */
export interface NamedDataset {
  readonly name: DatasetName
  readonly raw: DatasetName
}

/** Reads `namespace` and `name` of an entry; undefined and one warning if they are no identity. */
export function readDatasetName(
  entry: Json | undefined,
  warn: (message: string) => void,
): NamedDataset | undefined {
  const raw = readRawName(entry, warn)
  if (raw === undefined) return undefined
  const name = normalise(raw)
  return { name, raw }
}

/** Reads `namespace` and `name` of a dataset or job as they are. */
export function readRawName(
  entry: Json | undefined,
  warn: (message: string) => void,
): DatasetName | undefined {
  if (!isJsonObject(entry)) {
    warn('is no object and was left out')
    return undefined
  }
  const fault = faultOf(entry, 'namespace') ?? faultOf(entry, 'name')
  if (fault !== undefined) {
    warn(`was left out: its ${fault}`)
    return undefined
  }
  return { namespace: entry.namespace as string, name: entry.name as string }
}

function faultOf(entry: JsonObject, key: string): string | undefined {
  const fault = nameFault(own(entry, key))
  return fault === undefined ? undefined : `${key} ${fault}`
}
