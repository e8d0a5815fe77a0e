import type { DatasetName } from '../domain/aggregate.ts'
import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import type { SourceField } from './source-field.ts'
import { own } from './json-parts.ts'
import type { Normalise } from './naming/normalise.ts'

/** An input of the event, and its columns by lower-case name; undefined for two columns that differ only in case. */
interface EventInput {
  readonly dataset: DatasetName
  readonly columns: ReadonlyMap<string, string | undefined>
}

/**
 * Returns a function that gives a source of `columnLineage` the spelling of the same event's `inputs`. Warehouses fold the case
 * of names, and producers take column lineage and inputs from different places, so `SHOP.PUBLIC.ORDERS` and
 * `shop.public.orders` can be the same table. A name that matches two inputs is not changed.
 *
 * The function reads the inputs at its first call, because most events have no column lineage.
 */
export function createInputSpelling(
  event: JsonObject,
  normalise: Normalise,
): (source: SourceField) => SourceField {
  let inputs: ReadonlyMap<string, EventInput | undefined> | undefined
  return (source) => {
    inputs ??= inputsOf(event, normalise)
    const input = inputs.get(keyOf(source.dataset))
    if (input === undefined) return source
    const { column } = source
    const spelled = column === undefined ? undefined : input.columns.get(column.toLowerCase())
    return { ...source, dataset: input.dataset, ...(spelled === undefined ? {} : { column: spelled }) }
  }
}

function inputsOf(event: JsonObject, normalise: Normalise): ReadonlyMap<string, EventInput | undefined> {
  const entries = Object.hasOwn(event, 'inputs') && Array.isArray(event.inputs) ? event.inputs : []
  const inputs = new Map<string, EventInput | undefined>()
  for (const entry of entries as readonly Json[]) {
    if (!isJsonObject(entry)) continue
    const { namespace, name } = entry
    if (typeof namespace !== 'string' || typeof name !== 'string') continue
    const dataset = normalise({ namespace, name })
    const key = keyOf(dataset)
    const before = inputs.get(key)
    const isOther = inputs.has(key) && !isSame(before?.dataset, dataset)
    inputs.set(key, isOther ? undefined : { dataset, columns: columnsOf(entry) })
  }
  return inputs
}

function columnsOf(entry: JsonObject): ReadonlyMap<string, string | undefined> {
  const facets = own(entry, 'facets')
  const schema = isJsonObject(facets) ? own(facets, 'schema') : undefined
  const fields = isJsonObject(schema) && Array.isArray(schema.fields) ? schema.fields : []
  const columns = new Map<string, string | undefined>()
  for (const field of fields as readonly Json[]) {
    const name = isJsonObject(field) ? field.name : undefined
    if (typeof name !== 'string') continue
    const key = name.toLowerCase()
    columns.set(key, columns.has(key) && columns.get(key) !== name ? undefined : name)
  }
  return columns
}

const isSame = (a: DatasetName | undefined, b: DatasetName): boolean =>
  a?.namespace === b.namespace && a.name === b.name

const keyOf = ({ namespace, name }: DatasetName): string => JSON.stringify([namespace, name]).toLowerCase()
