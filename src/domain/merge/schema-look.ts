import type { SchemaField } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { compareText } from '../../lib/compare.ts'

/**
 * How one dataset shows a schema: the order of its columns (places in the canonical fields; absent where it is the
 * same) and what is written about them. A schema's digest knows neither.
 */
export type SchemaLook = {
  readonly order?: readonly number[]
  readonly descriptions?: { readonly [column: string]: string }
}

/** What a list of fields comes to. Lists come again: those of equal facets are one list. */
interface Seen {
  readonly canonical: readonly SchemaField[]
  readonly look: SchemaLook
}

const remembered = new WeakMap<readonly SchemaField[], Seen>()

function seenIn(fields: readonly SchemaField[]): Seen {
  let seen = remembered.get(fields)
  if (seen === undefined) {
    const canonical = sorted(fields)
    remembered.set(fields, (seen = { canonical, look: lookAt(fields, canonical) }))
  }
  return seen
}

/** The fields that a schema is: in order of their names, without descriptions. */
export const canonicalFields = (fields: readonly SchemaField[]): readonly SchemaField[] =>
  seenIn(fields).canonical

/** How the fields stand in their list, and what is written about them. */
export const lookOf = (fields: readonly SchemaField[]): SchemaLook => seenIn(fields).look

function sorted(fields: readonly SchemaField[]): readonly SchemaField[] {
  return [...fields]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ name, type }) => (type === undefined ? { name } : { name, type }))
}

function lookAt(fields: readonly SchemaField[], canonical: readonly SchemaField[]): SchemaLook {
  const places = new Map(canonical.map(({ name }, place) => [name, place]))
  const order = fields.map(({ name }) => places.get(name)!)
  const described = fields.flatMap(({ name, description }) =>
    description === undefined ? [] : [[name, description] as const],
  )
  return {
    ...(order.every((place, i) => place === i) ? {} : { order }),
    ...(described.length === 0 ? {} : { descriptions: Object.fromEntries(described) }),
  }
}

/** The look that HAS_SCHEMA keeps. */
export function lookIn({ props }: EdgeRow): SchemaLook {
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
  { order, descriptions = {} }: SchemaLook,
): readonly SchemaField[] {
  if (typeof schema.props.fields !== 'string') return []
  const fields = JSON.parse(schema.props.fields) as readonly SchemaField[]
  const ordered = order === undefined ? fields : order.flatMap((place) => fields[place] ?? [])
  return ordered.map((field) =>
    Object.hasOwn(descriptions, field.name) ? { ...field, description: descriptions[field.name]! } : field,
  )
}
