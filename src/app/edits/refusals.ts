import type { JsonObject } from '../../lib/json.ts'

/** The thing has no such tag, owner or alias that could be taken away. */
export class HasNone extends Error {
  override readonly name = 'HasNone'
}

/** Somebody edited the thing since the version that the request goes by; `current` is the thing as it is now, for those who may read. */
export class EditedMeanwhile extends Error {
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
export class KeptApart extends Error {
  override readonly name = 'KeptApart'
}

/** The caller may not name a namespace of the thing. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

/** Nothing was written; a later try may succeed. */
export class CannotEditNow extends Error {
  override readonly name = 'CannotEditNow'
}
