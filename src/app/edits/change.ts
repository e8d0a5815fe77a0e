/** What a person wants to have changed of one thing. */
export type Change =
  /** Null withdraws a person's: the producers' is shown again. */
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
  /** Another name of the same dataset, or of another one after all. */
  | { readonly aspect: 'alias'; readonly namespace: string; readonly name: string; readonly is: boolean }
  /** Deletes (`is: true`) until a newer event names the entity, or restores. */
  | { readonly aspect: 'deletion'; readonly is: boolean }

/** A description has at most so many characters, as those of producers have. */
export const MAX_DESCRIPTION = 65_536
/** So many tags and owners persons may give or take away of one dataset, its columns among them, or of one job. */
export const MAX_LABELS = 4_096
