import type { SchemaField } from '../../domain/aggregate.ts'
import { idOf } from '../../domain/ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { compareText } from '../../lib/compare.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import { Recent } from '../../lib/recent.ts'
import type { DatasetFacet, DatasetFacetResult, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { list, text } from '../json-parts.ts'

const MAX_DEPTH = 32

/** The columns of a dataset. Nested fields are columns with dotted names, their parents too. */
export const schema: DatasetFacet = {
  key: 'schema',
  places: ['dataset'],
  withdrawn: { fields: { schema: null }, use: { schema: null } },
  read(facet, context) {
    const entries = list(facet, 'fields', context)
    if (entries.length === 0) return {}
    const written = textOf(entries)
    const known = written === '' ? undefined : remembered.get(written)
    if (known !== undefined) return known
    const fields = new Map<string, SchemaField>()
    const faults: string[] = []
    const warn = (path: string, message: string): void => {
      faults.push(path)
      context.warn(path, message)
    }
    readFields(entries, 'fields', '', 0, { warn }, fields)
    if (fields.size === 0) return {}
    const read = [...fields.values()]
    const id = idOf('Schema', canonicalJson(digested(read)))
    const reading: DatasetFacetResult = { schema: { id, fields: read }, use: { schema: id } }
    if (faults.length === 0 && written !== '' && written.length <= LONGEST_REMEMBERED)
      remembered.set(written, reading)
    return reading
  },
}

/**
 * What schemas read came to, by their text: the datasets of a pipeline come with theirs in every event. Equal schemas are
 * one value, so that they travel to the store's thread once a batch, and are looked at once there.
 */
const remembered = new Recent<string, DatasetFacetResult>(2000)
const MOST_REMEMBERED = 200
const LONGEST_REMEMBERED = 16_384

/** The text by which a schema is remembered; empty where it is not: of many fields, or nested deeper than can be written. */
function textOf(entries: readonly Json[]): string {
  if (entries.length > MOST_REMEMBERED) return ''
  try {
    return JSON.stringify(entries)
  } catch {
    return ''
  }
}

/** Order is irrelevant to what a schema is, and so is what people write about its columns. */
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
    // Of a name that comes twice the first holds, as in the table that it describes.
    if (!into.has(name))
      into.set(name, {
        name,
        ...(type === undefined ? {} : { type }),
        ...(description === undefined ? {} : { description }),
      })
    readFields(list(entry, 'fields', warn), `${at}.fields`, `${name}.`, depth + 1, context, into)
  })
}

/** The fields of one level in the order that they tell of themselves, where all do, else as they come. */
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
