import type { ListFilters, ListKey } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import type { Graph } from '../../graph.ts'
import { NO_NUMBER } from '../../registry.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import { uuidText } from '../../uuid-bytes.ts'
import type { Listing, ListEntry, Step } from './listing.ts'
import { MIN_INSTANT, descendingKey } from './time-key.ts'
import { toEntry } from './execution-row.ts'

/** Rows read per query. */
const STEP = 500

/** Opens the list of edits, newest first. */
export function openEditListing({ db, registry }: Graph) {
  const inOrder = prepareRows(
    db,
    `SELECT t.n, t.first_seen, i.uuid FROM edit t INDEXED BY edit_made JOIN id i ON i.n = t.n
      WHERE t.first_seen <= ?1 AND (t.first_seen < ?1 OR i.uuid < ?2) AND t.first_seen >= ?3
      ORDER BY t.first_seen DESC, i.uuid DESC LIMIT ${STEP}`,
  )
  const ofSubject = prepareRows(db, 'SELECT n FROM edit INDEXED BY edit_subject WHERE subject = ?1 LIMIT ?2')
  const byWho = prepareRows(db, 'SELECT n FROM edit INDEXED BY edit_who WHERE who = ?1 LIMIT ?2')
  const one = prepareRows(
    db,
    `SELECT e.first_seen, i.uuid, e.subject, e.who, w.text FROM edit e
      JOIN id i ON i.n = e.n LEFT JOIN word w ON w.n = e.kind WHERE e.n = ?`,
  )
  const compare = compareKeys(keyParts('edit', 'firstSeen')!)
  return ({ subjects, who, type, since = MIN_INSTANT, until = Infinity }: ListFilters): Listing => {
    const numbers = subjects?.map((id) => registry.find(id) ?? NO_NUMBER)
    return {
      compare,
      candidateSets: [
        ...(numbers === undefined
          ? []
          : [
              (most: number): readonly number[] =>
                numbers.flatMap((n) => rowsOf(ofSubject, n, most).map(([found]) => found as number)),
            ]),
        ...(who === undefined
          ? []
          : [
              (most: number): readonly number[] => rowsOf(byWho, who, most).map(([found]) => found as number),
            ]),
      ],
      entryOf(n): ListEntry | undefined {
        const [at, uuid] = rowOf(one, n) ?? []
        return typeof at === 'number' ? { n, key: [at, uuidText(uuid as Uint8Array)] } : undefined
      },
      fits(n) {
        const [at, , subject, its, kind] = rowOf(one, n) ?? []
        if (typeof at !== 'number' || at < since || at > until) return false
        if (numbers !== undefined && !numbers.includes(subject as number)) return false
        return (who === undefined || its === who) && (type === undefined || kind === type)
      },
      *walk(after: ListKey | undefined): Generator<Step> {
        const bounded = until === Infinity ? descendingKey(after) : descendingKey(after, until)
        for (let next = bounded; ;) {
          const rows = rowsOf(inOrder, ...next, since).map(toEntry)
          yield* rows
          if (rows.length < STEP) return
          next = descendingKey(rows.at(-1)!.key)
        }
      },
    }
  }
}
