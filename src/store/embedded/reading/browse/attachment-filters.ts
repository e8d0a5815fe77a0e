import { isUuid } from '../../../../domain/ids.ts'
import type { ListFilters } from '../../../../query/browse-requests.ts'
import { BY_FINISH, edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { THING_CODES } from '../../layout.ts'
import { NO_NUMBER } from '../../registry.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'

/** A filter of datasets or jobs by an edge: some matches, or whether one node matches. */
export interface AttachmentFilter {
  readonly find: (limit: number) => readonly number[]
  readonly has: (n: number) => boolean
}

/** Opens the filters of datasets or jobs by attached tags, owners, storages and locations. */
export function openAttachmentFilters(of: 'dataset' | 'job', { db, registry }: Graph) {
  const label = of === 'dataset' ? 'Dataset' : 'Job'
  const tagged = edgeCode('TAGGED', label, 'Tag')
  const owned = edgeCode('OWNED_BY', label, 'User')
  const located = edgeCode('LOCATED_IN', label, 'Location')
  const storedIn = edgeCode('STORED_IN', 'Dataset', 'Storage')
  const storageAt = edgeCode('LOCATED_IN', 'Storage', 'Location')
  const into = (kind: number, thing: string): string =>
    `SELECT e.start FROM thing t JOIN edge e ON e.finish = t.n AND e.kind = ${kind} AND e.${BY_FINISH}
      WHERE ${thing}`
  const from = (kind: number, thing: string): string =>
    `SELECT 1 FROM edge e JOIN thing t ON t.n = e.finish WHERE e.start = ?3 AND e.kind = ${kind} AND ${thing} LIMIT 1`
  const pair = (kind: number, thing: string) => ({
    find: prepareRows(db, `${into(kind, thing)} LIMIT ?3`),
    has: prepareRows(db, from(kind, thing)),
  })
  const byTag = pair(tagged, `t.label = ${THING_CODES.Tag!} AND t.name = ?1 AND (?2 IS NULL OR t.other = ?2)`)
  const byOwner = pair(owned, `t.label = ${THING_CODES.User!} AND t.name = ?1 AND ?2 IS NULL`)
  const byStorage = pair(storedIn, `t.label = ${THING_CODES.Storage!} AND t.name = ?1 AND ?2 IS NULL`)
  const byStorageId = pair(storedIn, `t.label = ${THING_CODES.Storage!} AND t.n = ?1 AND ?2 IS NULL`)
  const direct = `SELECT e.start FROM edge e WHERE e.finish = ?1 AND e.kind = ${located} AND e.${BY_FINISH} AND ?2 IS NULL`
  const viaStorage = `SELECT d.start FROM edge s JOIN edge d ON d.finish = s.start AND d.kind = ${storedIn} AND d.${BY_FINISH}
      WHERE s.finish = ?1 AND s.kind = ${storageAt} AND s.${BY_FINISH}`
  const byLocation = {
    find: prepareRows(
      db,
      of === 'dataset' ? `${direct} UNION ALL ${viaStorage} LIMIT ?3` : `${direct} LIMIT ?3`,
    ),
    has: prepareRows(
      db,
      `SELECT 1 FROM edge e WHERE e.start = ?3 AND e.kind = ${located} AND e.finish = ?1 AND ?2 IS NULL
        UNION ALL SELECT 1 FROM edge d JOIN edge s ON s.start = d.finish AND s.kind = ${storageAt} AND s.finish = ?1
          WHERE d.start = ?3 AND d.kind = ${storedIn} LIMIT 1`,
    ),
  }
  const filter = (
    statements: typeof byTag,
    name: string | number,
    value: string | null = null,
  ): AttachmentFilter => ({
    find: (limit) => rowsOf(statements.find, name, value, limit).map(([start]) => start as number),
    has: (n) => rowOf(statements.has, name, value, n) !== undefined,
  })
  return ({ tag, owner, storage, location }: ListFilters): readonly AttachmentFilter[] => {
    const found: AttachmentFilter[] = []
    if (tag !== undefined) found.push(filter(byTag, tag.name, tag.value ?? null))
    if (owner !== undefined) found.push(filter(byOwner, owner))
    if (storage !== undefined) {
      const n = isUuid(storage) ? registry.find(storage.toLowerCase()) : undefined
      found.push(n === undefined ? filter(byStorage, storage) : filter(byStorageId, n))
    }
    if (location !== undefined) found.push(filter(byLocation, registry.find(location) ?? NO_NUMBER))
    return found
  }
}
