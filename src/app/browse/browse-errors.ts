import type { BrowseKind } from '../../query/browse-requests.ts'

/** The requested entity does not exist. */
export class EntityNotFound extends Error {
  override readonly name = 'NotThere'

  constructor(kind: BrowseKind, what: string, isA?: BrowseKind) {
    super(
      isA === undefined
        ? `there is no ${kind} ${what}`
        : `${what} is not a ${kind}: it is a ${isA}, at /api/v1/${PATHS[isA]}/${what}`,
    )
  }
}

/** A parameter is not valid; `path` names it. */
export class InvalidParameter extends Error {
  override readonly name = 'CannotBe'
  readonly path: string

  constructor(path: string, reason: string) {
    super(reason)
    this.path = path
  }
}

/** The last part of the path of each kind's list. */
export const PATHS = {
  dataset: 'datasets',
  column: 'columns',
  job: 'jobs',
  run: 'runs',
  operation: 'operations',
  location: 'locations',
  storage: 'storages',
  user: 'users',
  tag: 'tags',
  schema: 'schemas',
} as const satisfies Record<BrowseKind, string>
