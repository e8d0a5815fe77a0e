import type { JsonObject } from '../../lib/json.ts'

/** The entity has no such tag, owner or alias. */
export class NothingToRemove extends Error {
  override readonly name = 'HasNone'
}

/** The entity has another version than the request expects. `current` is its state, for callers who may read. */
export class EditConflict extends Error {
  override readonly name = 'EditedMeanwhile'
  readonly current: JsonObject | undefined

  constructor(current: JsonObject | undefined) {
    super(
      'somebody has edited it in the meantime: `current` is its new state; repeat the change with that `version` if it still applies',
    )
    this.current = current
  }
}

/** Two datasets cannot be merged. */
export class AliasConflict extends Error {
  override readonly name = 'KeptApart'
}

/** The caller may not name a namespace of the entity. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

/** Nothing was written. A later attempt may succeed. */
export class EditUnavailable extends Error {
  override readonly name = 'CannotEditNow'
}
