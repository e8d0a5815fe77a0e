import type { StampedFields } from '../aggregate/newest-by-key.ts'
import { deletionIn, EDITED_DESCRIPTION, withoutStaleReturn } from '../edit-fields.ts'
import { NODES, type PropKind, type Props, type PropValue } from '../graph-schema.ts'
import type { Stamp, Stamped } from '../stamp.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import { keptValues } from './kept-facets.ts'
import { jsonProp } from './props.ts'

type Described = 'Dataset' | 'Job'

/** Kept by other means than a stamp. */
const RESERVED: ReadonlySet<string> = new Set([
  'namespace',
  'name',
  'firstSeen',
  'stamps',
  'facets',
  'schemaId',
])

/** Event time and rank; the value too where the row does not show it. */
type KeptStamp = readonly [at: number, rank: number, value?: Json]

/** The part of a Job's `stamps` that static events tell, under the one key that no field has. */
const STATIC = ''

/** What static events alone tell of a Job: it outlives every run that claims the Job. */
export interface StaticPart {
  readonly firstSeen: number
  readonly fields: StampedFields
}

/**
 * Newest-wins fields as properties: shown ones by their name, facets together, all stamps in `stamps`. As `description` a
 * person's is shown where there is one, and the producers' is kept with its stamp.
 */
export function encodeFields(
  label: Described,
  told: StampedFields,
  staticPart?: StaticPart,
): { readonly [name: string]: PropValue | undefined } {
  const fields = withoutStaleReturn(told)
  const shown: { [name: string]: PropValue } = {}
  const stamps: [string, Json][] = []
  const edited = fields[EDITED_DESCRIPTION]?.value
  if (typeof edited === 'string') shown.description = edited
  for (const [field, { value, stamp }] of Object.entries(fields)) {
    const visible = isShown(label, field) && typeof value === 'string' && !(field in shown)
    if (visible) shown[field] = value
    const bare = visible || value === null || field.startsWith('facets.')
    stamps.push([field, bare ? [...stamp] : [...stamp, value]])
  }
  if (staticPart !== undefined)
    stamps.push([STATIC, { firstSeen: staticPart.firstSeen, fields: pack(staticPart.fields) }])
  return {
    ...shown,
    deletedAt: deletionIn(fields),
    facets: jsonProp(keptValues(fields)),
    stamps: stamps.length === 0 ? undefined : canonicalJson(Object.fromEntries(stamps)),
  }
}

/** The fields of a row as it was encoded. */
export function decodeFields(label: Described, props: Props): StampedFields {
  const kept = parse(props.stamps) as { readonly [field: string]: KeptStamp }
  const facets = parse(props.facets)
  const isEdited = typeof kept[EDITED_DESCRIPTION]?.[2] === 'string'
  return Object.fromEntries(
    Object.entries(kept).flatMap(([field, stamp]): [string, Stamped][] => {
      if (field === STATIC) return []
      const [at, rank, hidden = null] = stamp
      const value = field.startsWith('facets.')
        ? (facets[field.slice('facets.'.length)] ?? null)
        : isShown(label, field) && typeof props[field] === 'string' && !(isEdited && field === 'description')
          ? props[field]
          : hidden
      return [[field, { value, stamp: [at, rank] }]]
    }),
  )
}

/** When and by what kind of event a field of a row was last told or withdrawn; undefined where it never was. */
export function stampOfField(field: string, props: Props): Stamp | undefined {
  const { stamps } = props
  if (typeof stamps !== 'string' || !stamps.includes(JSON.stringify(field))) return undefined
  const kept = parse(stamps)[field] as KeptStamp | undefined
  return kept && [kept[0], kept[1]]
}

export function decodeStatic(props: Props): StaticPart | undefined {
  const kept = parse(props.stamps)[STATIC] as
    { readonly firstSeen: number; readonly fields: { readonly [field: string]: Packed } } | undefined
  return kept && { firstSeen: kept.firstSeen, fields: unpack(kept.fields) }
}

const isShown = (label: Described, field: string): boolean => {
  const kinds: { readonly [name: string]: PropKind } = NODES[label]
  return Object.hasOwn(kinds, field) && kinds[field] === 'text' && !RESERVED.has(field)
}

type Packed = readonly [value: Json, at: number, rank: number]

const pack = (fields: StampedFields): Json =>
  Object.fromEntries(
    Object.entries(fields).map(([field, { value, stamp }]) => [field, [value, ...stamp] as Json]),
  )

const unpack = (packed: { readonly [field: string]: Packed }): StampedFields =>
  Object.fromEntries(
    Object.entries(packed).map(([field, [value, at, rank]]) => [
      field,
      { value, stamp: [at, rank] as const },
    ]),
  )

const parse = (json: PropValue | undefined): { readonly [key: string]: Json } =>
  typeof json === 'string' ? (JSON.parse(json) as { readonly [key: string]: Json }) : {}
