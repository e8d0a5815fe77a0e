import type { RecordedKind } from '../../domain/edit.ts'
import type { NodeRow } from '../../domain/graph-rows.ts'
import { datasetId, type Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { keyParts } from '../../query/key-order.ts'
import type { Read } from '../../store/read.ts'
import { fromCursor, toCursor, type Listed } from './cursor.ts'
import { columnIdsOf, findById, membersOf } from './find.ts'
import type { Page, PageRequest } from './list.ts'
import { plainProps, present, shownTime } from './plain-props.ts'

export interface AuditFilters {
  readonly kind?: RecordedKind | undefined
  /** For a dataset, or a column of one, the id of any of its names. */
  readonly id?: Id | undefined
  readonly who?: string | undefined
  readonly since?: Instant | undefined
  readonly until?: Instant | undefined
}

/**
 * A page of edits, the newest first.
 * @throws InvalidParameter if the cursor belongs to another list
 */
export async function auditPage(
  read: Read,
  asked: AuditFilters,
  { limit, cursor }: PageRequest,
): Promise<Page> {
  const { kind, id, who, since, until } = asked
  const listed: Listed = { what: 'audit', asked: { ...asked }, parts: keyParts('edit', 'firstSeen')! }
  const after = cursor === undefined ? {} : { after: fromCursor(listed, cursor) }
  const filters = {
    ...(kind === undefined ? {} : { type: kind }),
    ...(id === undefined ? {} : { subjects: await idsOfEntity(read, id) }),
    ...(who === undefined ? {} : { who }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  }
  const { ids, next } = await read({ kind: 'list', of: 'edit', order: 'firstSeen', filters, limit, ...after })
  return {
    items: (await read({ kind: 'nodes', label: 'Edit', ids })).map(editCard),
    ...(next === undefined ? {} : { next: toCursor(listed, next) }),
  }
}

/** The ids of a dataset or column under all names of the dataset; any other id by itself. */
async function idsOfEntity(read: Read, id: Id): Promise<readonly Id[]> {
  const [dataset] = await read({ kind: 'nodes', label: 'Dataset', ids: [id] })
  if (dataset !== undefined) return membersOf(read, (await findById(read, 'dataset', id)).id)
  const [column] = await read({ kind: 'nodes', label: 'Column', ids: [id] })
  if (column === undefined) return [id]
  const { namespace, dataset: of, name } = column.props as { readonly [prop: string]: string }
  const { id: canonical } = await findById(read, 'dataset', datasetId(namespace!, of!))
  return columnIdsOf(
    await read({ kind: 'nodes', label: 'Dataset', ids: await membersOf(read, canonical) }),
    name!,
  )
}

function editCard({ id, props }: NodeRow): JsonObject {
  return {
    id,
    ...present({ at: shownTime(props['firstSeen']) }),
    ...plainProps(props, ['who', 'key', 'kind']),
    thing: {
      ...present({ id: props['subjectId'] }),
      ...plainProps(props, ['namespace', 'dataset', 'name']),
    },
    ...plainProps(props, ['aspect']),
    ...present({ before: valueOf(props['before']), after: valueOf(props['after']) }),
  }
}

const valueOf = (json: unknown): Json | undefined =>
  typeof json === 'string' ? (JSON.parse(json) as Json) : undefined
