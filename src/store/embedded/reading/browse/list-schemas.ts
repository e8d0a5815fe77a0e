import type { ListKey } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import type { Graph } from '../../graph.ts'
import { THING_CODES } from '../../layout.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import type { Listing } from './listing.ts'
import { descendingKey } from './time-key.ts'
import { toEntry } from './execution-row.ts'

/** Rows read per query. */
const STEP = 500

/** Opens the list of schemas, newest first. */
export function openSchemaListing({ db }: Graph) {
  const inOrder = prepareRows(
    db,
    `SELECT t.n, t.first_seen, i.uuid FROM thing t INDEXED BY schema_first_seen JOIN id i ON i.n = t.n
      WHERE t.label = ${THING_CODES.Schema!} AND t.first_seen <= ?1 AND (t.first_seen < ?1 OR i.uuid < ?2)
      ORDER BY t.first_seen DESC, i.uuid DESC LIMIT ${STEP}`,
  )
  const compare = compareKeys(keyParts('schema', 'firstSeen')!)
  return (): Listing => ({
    compare,
    candidateSets: [],
    entryOf: () => undefined,
    fits: () => true,
    *walk(after: ListKey | undefined) {
      for (let last = after; ;) {
        const rows = rowsOf(inOrder, ...descendingKey(last)).map(toEntry)
        yield* rows
        if (rows.length < STEP) return
        last = rows.at(-1)!.key
      }
    },
  })
}
