import type { StampedFields } from '../aggregate/newest-by-key.ts'
import { deletionIn, EDITED_DELETED, EDITED_DESCRIPTION, withoutStaleRevival } from '../edit-fields.ts'
import { NODES, type PropKind, type Props, type PropValue } from '../graph-schema.ts'
import type { Stamp, Stamped } from '../stamp.ts'
import type { Instant } from '../time.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import { rawFacets } from './raw-facets.ts'
import { jsonProp } from './props.ts'

type Described = 'Dataset' | 'Job'

/** Properties that are not newest-wins fields. */
const RESERVED: ReadonlySet<string> = new Set([
  'namespace',
  'name',
  'firstSeen',
  'stamps',
  'facets',
  'schemaId',
])

/** Event time and rank, and the value unless the row shows it. */
type StoredStamp = readonly [at: number, rank: number, value?: Json]

/** The key in a Job's `stamps` for what static events reported; no field has this key. */
const STATIC = ''

/** What static events alone report about a Job. It outlives every run that claims the Job. */
export interface StaticPart {
  readonly firstSeen: number
  readonly fields: StampedFields
}

/**
 * Encodes newest-wins fields as properties: shown fields by name, facets together, all stamps in `stamps`.
 * `description` shows a person's text if one exists; the producers' text is then stored with its stamp.
 */
export function encodeFields(
  label: Described,
  all: StampedFields,
  staticPart?: StaticPart,
): { readonly [name: string]: PropValue | undefined } {
  const fields = withoutStaleRevival(all)
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
    facets: jsonProp(rawFacets(fields)),
    stamps: stamps.length === 0 ? undefined : canonicalJson(Object.fromEntries(stamps)),
  }
}

/** The fields of an encoded row; the inverse of `encodeFields`. */
export function decodeFields(label: Described, props: Props): StampedFields {
  const stored = parse(props.stamps) as { readonly [field: string]: StoredStamp }
  const facets = parse(props.facets)
  const isEdited = typeof stored[EDITED_DESCRIPTION]?.[2] === 'string'
  return Object.fromEntries(
    Object.entries(stored).flatMap(([field, stamp]): [string, Stamped][] => {
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

/** The stamp of the newest report or withdrawal of a field in a row; undefined if there was none. */
export function stampOfField(field: string, props: Props): Stamp | undefined {
  const { stamps } = props
  if (typeof stamps !== 'string' || !stamps.includes(JSON.stringify(field))) return undefined
  const stored = parse(stamps)[field] as StoredStamp | undefined
  return stored && [stored[0], stored[1]]
}

/** Whether a row may have a deletion of its own: a cheap test before its fields are decoded. */
export const mayBeDeleted = ({ deletedAt, stamps }: Props): boolean =>
  deletedAt !== undefined || (typeof stamps === 'string' && stamps.includes(`"${EDITED_DELETED}"`))

/** When a person deleted this name of a dataset, whether or not its group has other, live names. */
export const ownDeletionIn = (props: Props): Instant | undefined =>
  mayBeDeleted(props) ? deletionIn(decodeFields('Dataset', props)) : undefined

export function decodeStatic(props: Props): StaticPart | undefined {
  const stored = parse(props.stamps)[STATIC] as
    | { readonly firstSeen: number; readonly fields: { readonly [field: string]: Packed } }
    | undefined
  return stored && { firstSeen: stored.firstSeen, fields: unpack(stored.fields) }
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
