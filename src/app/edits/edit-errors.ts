import type { JsonObject } from '../../lib/json.ts'

/** The thing has no such tag, owner or alias that could be taken away. */
export class NothingToRemove extends Error {
  override readonly name = 'HasNone'
}

/** Somebody edited the thing since the version that the request goes by; `current` is the thing as it is now, for those who may read. */
export class EditConflict extends Error {
  override readonly name = 'EditedMeanwhile'
  readonly current: JsonObject | undefined

  constructor(current: JsonObject | undefined) {
    super(
      'somebody edited it meanwhile: `current` is what it is now; repeat the change with its `version`, if it still holds',
    )
    this.current = current
  }
}

/** Two datasets cannot become one. */
export class AliasConflict extends Error {
  override readonly name = 'KeptApart'
}

/** So much is deleted already that questions would become slow. */
export class TooManyDeleted extends Error {
  override readonly name = 'TooManyDeleted'
}

/** The caller may not name a namespace of the thing. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

/** Nothing was written; a later try may succeed. */
export class EditUnavailable extends Error {
  override readonly name = 'CannotEditNow'
}
