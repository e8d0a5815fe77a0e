import type { Json } from '../lib/json.ts'
import type { Id } from './ids.ts'
import type { Instant } from './time.ts'

/** What people edit. */
export const EDITED_KINDS = ['dataset', 'job', 'column'] as const
export type EditedKind = (typeof EDITED_KINDS)[number]

/** What of it. `tag`, `owner` and `alias` are one each; `deletion` is the time of it. */
export const EDITED_ASPECTS = ['description', 'tag', 'owner', 'alias', 'deletion'] as const
export type EditedAspect = (typeof EDITED_ASPECTS)[number]

/** That a person changed one thing: a record that stays as it is, whatever becomes of what it tells of. */
export interface Edit {
  readonly id: Id
  readonly at: Instant
  /** The name of their key, the subject of their token, or `local` where no key is asked for. */
  readonly who: string
  /** The id of the key, where it is one of the store. */
  readonly key?: string
  readonly kind: EditedKind
  /** Of a dataset: of the name that stood for its identity group then. */
  readonly subject: Id
  readonly namespace: string
  /** Of columns: the name of their dataset. */
  readonly dataset?: string
  readonly name: string
  readonly aspect: EditedAspect
  /** Null where there was, or is, nothing. */
  readonly before: Json
  readonly after: Json
}
