import type { SchemaField } from '../../domain/aggregate.ts'
import { idOf } from '../../domain/ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { compareText } from '../../lib/compare.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import { LruCache } from '../../lib/lru-cache.ts'
import type { DatasetFacet, DatasetFacetResult, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { list, text } from '../json-parts.ts'

const MAX_DEPTH = 32

/** The columns of a dataset. A nested field is a column with a dotted name; its parent is a column too. */
export const schema: DatasetFacet = {
  key: 'schema',
  places: ['dataset'],
  withdrawn: { fields: { schema: null }, use: { schema: null } },
  read(facet, context) {
    const entries = list(facet, 'fields', context)
    if (entries.length === 0) return {}
    const key = cacheKey(entries)
    const cached = key === '' ? undefined : cache.get(key)
    if (cached !== undefined) return cached
    const fields = new Map<string, SchemaField>()
    const faults: string[] = []
    const warn = (path: string, message: string): void => {
      faults.push(path)
      context.warn(path, message)
    }
    readFields(entries, 'fields', '', 0, { warn }, fields)
    if (fields.size === 0) return {}
    const columns = [...fields.values()]
    const id = idOf('Schema', canonicalJson(digested(columns)))
    const result: DatasetFacetResult = { schema: { id, fields: columns }, use: { schema: id } }
    if (faults.length === 0 && key !== '' && key.length <= MAX_CACHED_LENGTH) cache.set(key, result)
    return result
  },
}

/**
 * The results of recently read schemas (at most 2,000) by their JSON text, because every event of a pipeline repeats the schemas of its
 * datasets. Equal schemas are the same object, so a batch sends each to the store's thread once.
 */
const cache = new LruCache<string, DatasetFacetResult>(2000)
/** Larger schemas are not cached. The length is in UTF-16 units of JSON text. */
const MAX_CACHED_FIELDS = 200
const MAX_CACHED_LENGTH = 16_384

/** The JSON text of a schema. Empty if it is not cached: it has too many fields, or nests too deeply for JSON.stringify. */
function cacheKey(entries: readonly Json[]): string {
  if (entries.length > MAX_CACHED_FIELDS) return ''
  try {
    return JSON.stringify(entries)
  } catch {
    return ''
  }
}

/** The content of a schema's id. The order of the columns and their descriptions do not change the id. */
const digested = (fields: readonly SchemaField[]): Json =>
  fields
    .map(({ name, type }) => (type === undefined ? [name] : [name, type]))
    .sort((a, b) => compareText(a[0]!, b[0]!))

function readFields(
  entries: readonly Json[],
  path: string,
  prefix: string,
  depth: number,
  context: Pick<FacetContext, 'warn'>,
  into: Map<string, SchemaField>,
): void {
  if (depth >= MAX_DEPTH) {
    if (entries.length > 0) context.warn(path, `is nested deeper than ${MAX_DEPTH} levels and was left out`)
    return
  }
  inOrder(entries).forEach(({ entry, index }) => {
    const at = `${path}[${index}]`
    const warn = { warn: (key: string, message: string) => context.warn(`${at}.${key}`, message) }
    if (!isJsonObject(entry)) {
      context.warn(at, 'is not an object and was left out')
      return
    }
    const fault = nameFault(entry.name) ?? nameFault(`${prefix}${entry.name as string}`)
    if (fault !== undefined) {
      context.warn(at, `was left out: its name ${fault}`)
      return
    }
    const name = prefix + (entry.name as string)
    const type = text(entry, 'type', warn)
    const description = text(entry, 'description', warn)
    // The first field of a repeated name wins.
    if (!into.has(name))
      into.set(name, {
        name,
        ...(type === undefined ? {} : { type }),
        ...(description === undefined ? {} : { description }),
      })
    readFields(list(entry, 'fields', warn), `${at}.fields`, `${name}.`, depth + 1, context, into)
  })
}

/** The fields of one level by ordinal_position if all have one, else in the order of the facet. */
function inOrder(entries: readonly Json[]): readonly { readonly entry: Json; readonly index: number }[] {
  const listed = entries.map((entry, index) => ({
    entry,
    index,
    position: isJsonObject(entry) ? entry.ordinal_position : undefined,
  }))
  return listed.every(({ position }) => typeof position === 'number')
    ? listed.sort((a, b) => (a.position as number) - (b.position as number))
    : listed
}
