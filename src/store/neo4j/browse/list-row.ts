import type { Id } from '../../../domain/ids.ts'
import type { ListKey } from '../../../query/browse-requests.ts'

/** An entity and its sort key, as the statements of lists return them. */
export interface ListRow {
  readonly id: Id
  readonly key0: string | number
  readonly key1?: string | number
  readonly key2?: string | number
}

export const keyOf = ({ key0, key1, key2 }: ListRow): ListKey =>
  [key0, key1, key2].filter((part): part is string | number => part !== undefined)
