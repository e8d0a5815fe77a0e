/** A change of one entity by a person. */
export type Change =
  /** Null withdraws a person's description, so that the producers' one is shown again. */
  | { readonly aspect: 'description'; readonly text: string | null }
  | {
      readonly aspect: 'tag'
      readonly name: string
      readonly value?: string | undefined
      readonly is: boolean
    }
  | {
      readonly aspect: 'owner'
      readonly name: string
      readonly type?: string | undefined
      readonly is: boolean
    }
  /** Another name of the same dataset (`is: true`), or a name of a different one. */
  | { readonly aspect: 'alias'; readonly namespace: string; readonly name: string; readonly is: boolean }
  /** Deletes (`is: true`) until a newer event names the entity, or restores. */
  | { readonly aspect: 'deletion'; readonly is: boolean }

/** The maximum length of a description in characters, as for producers. */
export const MAX_DESCRIPTION = 65_536
/** The maximum number of tags and owners that people add to, or remove from, one dataset with its columns, or one job. */
export const MAX_LABELS = 4_096
