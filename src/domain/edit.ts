import type { Json } from '../lib/json.ts'
import type { NodeRow } from './graph-rows.ts'
import type { Id } from './ids.ts'
import type { Instant } from './time.ts'

/** The kinds of node that people can edit. */
export const EDITED_KINDS = ['dataset', 'job', 'column'] as const
export type EditedKind = (typeof EDITED_KINDS)[number]

/** The aspects that people can edit. `tag`, `owner` and `alias` are a single one each; `deletion` is its time. */
export const EDITED_ASPECTS = ['description', 'tag', 'owner', 'alias', 'deletion'] as const
export type EditedAspect = (typeof EDITED_ASPECTS)[number]

/** Kinds that belong to the store and not to the graph. Their records never leave the store and are not exported. */
export const OWN_KINDS = ['key', 'query'] as const
export type OwnKind = (typeof OWN_KINDS)[number]

/** All kinds whose changes are recorded, including those outside the graph. */
export const RECORDED_KINDS = [...EDITED_KINDS, ...OWN_KINDS] as const
export type RecordedKind = (typeof RECORDED_KINDS)[number]

/** `access` is what a key may do; `definition` is the text of a saved query. */
export const RECORDED_ASPECTS = [...EDITED_ASPECTS, 'access', 'definition'] as const
export type RecordedAspect = (typeof RECORDED_ASPECTS)[number]

/** The record of one change by a person. It is never changed, whatever happens to its subject. */
export interface Edit {
  readonly id: Id
  readonly at: Instant
  /** The name of the person's key, the subject of their token, or `local` if the server requires no key. */
  readonly who: string
  /** The id of the key, if it is one of the store. */
  readonly key?: string
  readonly kind: RecordedKind
  /** For a dataset: the id of the name that represented its identity group at that time. */
  readonly subject: Id
  /** Absent for keys and saved queries. */
  readonly namespace?: string
  /** For a column: the name of its dataset. */
  readonly dataset?: string
  readonly name: string
  readonly aspect: RecordedAspect
  /** `before` is null if there was no value, `after` if there is no value now. */
  readonly before: Json
  readonly after: Json
}

/** Whether a row is a record that belongs to the store alone. */
export const isOwnRecord = ({ label, props }: Pick<NodeRow, 'label' | 'props'>): boolean =>
  label === 'Edit' && OWN_KINDS.includes(props.kind as OwnKind)
