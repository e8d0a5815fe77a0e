import type { SchemaField } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { compareText } from '../../lib/compare.ts'

/**
 * How one dataset presents a schema: the order of its columns (positions in the canonical fields; absent if the same)
 * and their descriptions. The digest of a schema includes neither.
 */
export type SchemaPresentation = {
  readonly order?: readonly number[]
  readonly descriptions?: { readonly [column: string]: string }
}

/** The result for one list of fields. Equal facets share one list, so results are cached by list. */
interface CachedFields {
  readonly canonical: readonly SchemaField[]
  readonly presentation: SchemaPresentation
}

const cache = new WeakMap<readonly SchemaField[], CachedFields>()

function cachedFieldsOf(fields: readonly SchemaField[]): CachedFields {
  let cached = cache.get(fields)
  if (cached === undefined) {
    const canonical = sorted(fields)
    cache.set(fields, (cached = { canonical, presentation: derivePresentation(fields, canonical) }))
  }
  return cached
}

/** The fields that identify a schema: ordered by name, without descriptions. */
export const canonicalFields = (fields: readonly SchemaField[]): readonly SchemaField[] =>
  cachedFieldsOf(fields).canonical

/** The order and descriptions of the fields in the producer's list. */
export const presentationOf = (fields: readonly SchemaField[]): SchemaPresentation =>
  cachedFieldsOf(fields).presentation

function sorted(fields: readonly SchemaField[]): readonly SchemaField[] {
  return [...fields]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ name, type }) => (type === undefined ? { name } : { name, type }))
}

function derivePresentation(
  fields: readonly SchemaField[],
  canonical: readonly SchemaField[],
): SchemaPresentation {
  const positions = new Map(canonical.map(({ name }, position) => [name, position]))
  const order = fields.map(({ name }) => positions.get(name)!)
  const described = fields.flatMap(({ name, description }) =>
    description === undefined ? [] : [[name, description] as const],
  )
  return {
    ...(order.every((position, i) => position === i) ? {} : { order }),
    ...(described.length === 0 ? {} : { descriptions: Object.fromEntries(described) }),
  }
}

/** The presentation that HAS_SCHEMA stores. */
export function storedPresentation({ props }: EdgeRow): SchemaPresentation {
  const { order, descriptions } = props
  return {
    ...(Array.isArray(order) ? { order: order as readonly number[] } : {}),
    ...(typeof descriptions === 'string'
      ? { descriptions: JSON.parse(descriptions) as { readonly [column: string]: string } }
      : {}),
  }
}

/** The columns of a schema as a dataset shows them. */
export function shownFields(
  schema: NodeRow,
  { order, descriptions = {} }: SchemaPresentation,
): readonly SchemaField[] {
  if (typeof schema.props.fields !== 'string') return []
  const fields = JSON.parse(schema.props.fields) as readonly SchemaField[]
  const ordered = order === undefined ? fields : order.flatMap((position) => fields[position] ?? [])
  return ordered.map((field) =>
    Object.hasOwn(descriptions, field.name) ? { ...field, description: descriptions[field.name]! } : field,
  )
}
