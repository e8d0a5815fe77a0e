import type { Json } from '../lib/json.ts'
import type { NodeRow } from './graph-rows.ts'
import type { Id } from './ids.ts'
import type { Instant } from './time.ts'

/** What people edit. */
export const EDITED_KINDS = ['dataset', 'job', 'column'] as const
export type EditedKind = (typeof EDITED_KINDS)[number]

/** What of it. `tag`, `owner` and `alias` are one each; `deletion` is the time of it. */
export const EDITED_ASPECTS = ['description', 'tag', 'owner', 'alias', 'deletion'] as const
export type EditedAspect = (typeof EDITED_ASPECTS)[number]

/** Those of the store alone: records of them are no part of the graph, stay where they are, and go into no export. */
export const OWN_KINDS = ['key', 'query'] as const
export type OwnKind = (typeof OWN_KINDS)[number]

/** What else people change, which is no part of the graph, is recorded with it. */
export const RECORDED_KINDS = [...EDITED_KINDS, ...OWN_KINDS] as const
export type RecordedKind = (typeof RECORDED_KINDS)[number]

/** `access` is what a key may do, and `definition` what a saved query asks. */
export const RECORDED_ASPECTS = [...EDITED_ASPECTS, 'access', 'definition'] as const
export type RecordedAspect = (typeof RECORDED_ASPECTS)[number]

/** That a person changed one thing: a record that stays as it is, whatever becomes of what it tells of. */
export interface Edit {
  readonly id: Id
  readonly at: Instant
  /** The name of their key, the subject of their token, or `local` where no key is asked for. */
  readonly who: string
  /** The id of the key, where it is one of the store. */
  readonly key?: string
  readonly kind: RecordedKind
  /** Of a dataset: of the name that stood for its identity group then. */
  readonly subject: Id
  /** Keys and saved queries have none. */
  readonly namespace?: string
  /** Of columns: the name of their dataset. */
  readonly dataset?: string
  readonly name: string
  readonly aspect: RecordedAspect
  /** Null where there was, or is, nothing. */
  readonly before: Json
  readonly after: Json
}

/** Whether a row is the record of something that is the store's own. */
export const isOwnRecord = ({ label, props }: Pick<NodeRow, 'label' | 'props'>): boolean =>
  label === 'Edit' && OWN_KINDS.includes(props.kind as OwnKind)
