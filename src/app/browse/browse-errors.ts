import type { BrowseKind } from '../../query/browse-requests.ts'

/** There is nothing that the request names. */
export class EntityNotFound extends Error {
  override readonly name = 'NotThere'

  constructor(kind: BrowseKind, what: string, isA?: BrowseKind) {
    super(
      isA === undefined
        ? `there is no ${kind} ${what}`
        : `${what} is no ${kind}: it is a ${isA}, which is at /api/v1/${PATHS[isA]}/${what}`,
    )
  }
}

/** The request asks for what cannot be; `path` is the parameter that is meant. */
export class InvalidParameter extends Error {
  override readonly name = 'CannotBe'
  readonly path: string

  constructor(path: string, reason: string) {
    super(reason)
    this.path = path
  }
}

/** The last part of the path under which each kind is listed. */
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
