import { isEditedLabel } from '../edit-fields.ts'
import type { Props, PropValue } from '../graph-schema.ts'
import { isLabelField } from '../label-fields.ts'
import type { GraphRow } from '../merge/repair-steps.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { redactJson } from '../../lib/redact/redact-json.ts'
import { redactText } from '../../lib/redact/redact-text.ts'

/**
 * Removes secrets from the texts of a row of base data, which older versions stored. Returns the same row if it has
 * none. Names and other identifying values stay, because a row under another name would be another row. A rebuild
 * then corrects derived data.
 */
export function redactRow(all: GraphRow): GraphRow {
  switch (all.kind) {
    case 'node': {
      const props = redactProps(all.row.props, NODE_PROPS[all.row.label] ?? {})
      return props === all.row.props ? all : { kind: 'node', row: { ...all.row, props } }
    }
    case 'edge': {
      if (all.row.type !== 'HAS_SCHEMA') return all
      const props = redactProps(all.row.props, { descriptions: jsonOf(redactTexts) })
      return props === all.row.props ? all : { kind: 'edge', row: { ...all.row, props } }
    }
    case 'aggregate': {
      const body = redactAggregateBody(all.row.body)
      return body === all.row.body ? all : { kind: 'aggregate', row: { ...all.row, body } }
    }
  }
}

type Redact = (value: PropValue) => PropValue
type Triple = readonly [Json, Json, Json]

const text: Redact = (value) => (typeof value === 'string' ? redactText(value) : value)

/** Applies `redact` to JSON that is stored as text. */
const jsonOf =
  (redact: (value: Json) => Json): Redact =>
  (value) => {
    if (typeof value !== 'string') return value
    const parsed = JSON.parse(value) as Json
    const redacted = redact(parsed)
    return redacted === parsed ? value : canonicalJson(redacted)
  }

/** Redacts every text regardless of its key, because the keys are column names. */
function redactTexts(value: Json): Json {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return sameOr(value, (value as readonly Json[]).map(redactTexts))
  return mapMembers(value as JsonObject, (_, member) => redactTexts(member))
}

const described = {
  description: text,
  producer: text,
  facets: jsonOf(redactJson),
  stamps: jsonOf(redactStamps),
}

const NODE_PROPS: { readonly [label in string]?: { readonly [prop: string]: Redact } } = {
  Dataset: described,
  Job: described,
  Column: { description: text, stamps: jsonOf(redactStamps) },
  Content: { body: text },
  Mapping: { body: jsonOf(redactDescriptions) },
  Edit: { before: jsonOf(redactTexts), after: jsonOf(redactTexts) },
}

function redactProps(props: Props, redacts: { readonly [prop: string]: Redact }): Props {
  let changed: { [prop: string]: PropValue } | undefined
  for (const [name, redact] of Object.entries(redacts)) {
    const value = props[name]
    if (value === undefined) continue
    const redacted = redact(value)
    if (redacted !== value) (changed ??= { ...props })[name] = redacted
  }
  return changed ?? props
}

/** Redacts only descriptions; all other members of lineage statements are names of datasets and columns. */
function redactDescriptions(value: Json): Json {
  if (Array.isArray(value)) return sameOr(value, (value as readonly Json[]).map(redactDescriptions))
  if (!isJsonObject(value)) return value
  return mapMembers(value, (key, member) =>
    key === 'description' && typeof member === 'string' ? redactText(member) : redactDescriptions(member),
  )
}

/**
 * Redacts `stamps` of a Dataset, Job or Column: time, rank and optionally value of each field. The empty key has a
 * Job's static fields.
 */
function redactStamps(stamps: Json): Json {
  if (!isJsonObject(stamps)) return stamps
  return mapMembers(stamps, (field, stored) => {
    if (field === '' && isJsonObject(stored) && isJsonObject(stored.fields)) {
      const fields = redactPacked(stored.fields)
      return fields === stored.fields ? stored : { ...stored, fields }
    }
    if (!Array.isArray(stored) || stored.length < 3) return stored
    const [at, rank, value] = stored as unknown as Triple
    const redacted = redactField(field, value)
    return redacted === value ? (stored as Json) : [at, rank, redacted]
  })
}

/** Redacts the body of an aggregate, a declaration or a compacted row (aggregate-body.ts, compacted.ts). */
export function redactAggregateBody(body: JsonObject): JsonObject {
  return mapMembers(body, (key, member) => {
    if (key === 'p' && typeof member === 'string') return redactText(member)
    if (!isJsonObject(member)) return member
    if (key === 'p') return redactStamped('producer', member)
    if (key === 'n' || key === 'f' || key === 'g') return redactPacked(member)
    return key === 'i' || key === 'o'
      ? mapMembers(member, (_, use) => (isJsonObject(use) ? redactUse(use) : use))
      : member
  })
}

const redactPacked = (fields: JsonObject): JsonObject =>
  mapMembers(fields, (field, packed) => {
    if (!Array.isArray(packed)) return packed
    const [value, at, rank] = packed as unknown as Triple
    const redacted = redactField(field, value)
    return redacted === value ? (packed as Json) : [redacted, at, rank]
  })

/**
 * Redacts the facets and the version that an operation reports for a dataset. The rest are names, ids and numbers.
 */
const redactUse = (use: JsonObject): JsonObject =>
  mapMembers(use, (key, member) => {
    if (!isJsonObject(member)) return member
    if (key === 'version') return redactStamped(key, member)
    return key === 'facets'
      ? mapMembers(member, (facet, stamped) =>
          isJsonObject(stamped) ? redactStamped(`facets.${facet}`, stamped) : stamped,
        )
      : member
  })

function redactStamped(field: string, stamped: JsonObject): JsonObject {
  const { value } = stamped
  if (value === undefined) return stamped
  const redacted = redactField(field, value)
  return redacted === value ? stamped : { ...stamped, value: redacted }
}

/** Fields whose values name jobs, tables, tags or owners. */
const NAMING: ReadonlySet<string> = new Set(['parent', 'lineage', 'sqlWrites', 'nominalTime'])

/** Redacts a field's value by its kind: `facets.KEY`, a text, or a normalised facet. */
function redactField(field: string, value: Json): Json {
  if (NAMING.has(field) || isLabelField(field) || isEditedLabel(field)) return value
  if (typeof value === 'string') return redactText(value)
  if (!field.startsWith('facets.')) return redactTexts(value)
  const key = field.slice('facets.'.length)
  return redactJson({ [key]: value })[key] ?? value
}

function mapMembers(object: JsonObject, map: (key: string, member: Json) => Json): JsonObject {
  const entries = Object.entries(object).map(([key, member]) => [key, map(key, member)] as const)
  return entries.some(([key, member]) => member !== object[key]) ? Object.fromEntries(entries) : object
}

const sameOr = (before: Json, after: readonly Json[]): Json =>
  after.some((item, i) => item !== (before as readonly Json[])[i]) ? after : before
