import type { DatasetName } from '../domain/aggregate.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { isJsonObject } from '../lib/json.ts'
import { nameFault } from './name-fault.ts'
import { own } from './json-parts.ts'
import { withoutSecrets } from '../lib/redact/without-secrets.ts'
import type { Normalise } from './naming/normalise.ts'

/** A dataset that an event names: its identity, and the name as the producer wrote it. */
export interface NamedDataset {
  readonly name: DatasetName
  readonly raw: DatasetName
}

/** Reads `namespace` and `name` of an entry. If they are not an identity, warns once and returns undefined. */
export function readDatasetName(
  entry: Json | undefined,
  normalise: Normalise,
  warn: (message: string) => void,
): NamedDataset | undefined {
  const raw = readRawName(entry, warn)
  if (raw === undefined) return undefined
  const named = nameDataset(raw, normalise)
  const fault = nameFault(named.name.namespace)
  if (fault === undefined) return named
  warn(`was left out: its namespace ${fault}, the default ports of its hosts included`)
  return undefined
}

/** Normalises a name. Secrets are removed from the raw namespace, because it is stored too. */
export function nameDataset(raw: DatasetName, normalise: Normalise): NamedDataset {
  const name = normalise(raw)
  return { name, raw: { namespace: withoutSecrets(raw.namespace), name: raw.name } }
}

/** Reads `namespace` and `name` of a dataset or job without normalising them. */
export function readRawName(
  entry: Json | undefined,
  warn: (message: string) => void,
): DatasetName | undefined {
  if (!isJsonObject(entry)) {
    warn('is not an object and was left out')
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
