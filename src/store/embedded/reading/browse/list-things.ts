import { LAST_CHARACTER } from '../../../../lib/last-character.ts'
import type { ListFilters, ListKey } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import { BY_FINISH, edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import type { SqlValue } from '../../cell.ts'
import { THING_CODES } from '../../layout.ts'
import { NO_NUMBER } from '../../registry.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import { uuidBytes } from '../../uuid-bytes.ts'
import type { Listing, Step } from './listing.ts'

/** Rows read per query. */
const STEP = 500

/** Label of each kind, and the part of its sort key after the name. */
const KINDS = {
  location: { label: THING_CODES.Location!, by: "coalesce(t.other, '')" },
  // Bytes of ids sort like their texts.
  storage: { label: THING_CODES.Storage!, by: 'i.uuid' },
  user: { label: THING_CODES.User!, by: "''" },
  tag: { label: THING_CODES.Tag!, by: "coalesce(t.other, '')" },
} as const

/** Opens the lists of locations, storages, users or tags, ordered by name. */
export function openThingListing(kind: keyof typeof KINDS, graph: Graph) {
  const { db, registry } = graph
  const { label, by } = KINDS[kind]
  const parts = keyParts(kind, 'name')!
  const byId = parts.includes('id')
  const columns = `t.n, t.name, ${by} FROM thing t JOIN id i ON i.n = t.n`
  const inOrder = prepareRows(
    db,
    `SELECT ${columns}
      WHERE t.label = ${label} AND t.name >= ?1 AND (t.name > ?1 OR ?2 IS NULL OR ${by} > ?2) AND t.name < ?3 || ?4
      ORDER BY t.name, ${by} LIMIT ${STEP}`,
  )
  const one = prepareRows(db, `SELECT ${columns} WHERE t.n = ? AND t.label = ${label}`)
  const storedAt = edgeCode('LOCATED_IN', 'Storage', 'Location')
  const located = prepareRows(
    db,
    `SELECT start FROM edge WHERE finish = ?1 AND kind = ${storedAt} AND ${BY_FINISH} LIMIT ?2`,
  )
  const isLocated = prepareRows(
    db,
    `SELECT 1 FROM edge WHERE start = ?1 AND kind = ${storedAt} AND finish = ?2`,
  )
  const stepOf = ([n, name, other]: readonly unknown[]): Required<Pick<Step, 'n' | 'key'>> => ({
    n: n as number,
    key: byId
      ? [name as string, registry.id(n as number)]
      : [name as string, other as string].slice(0, parts.length),
  })
  return ({ prefix = '', type, location }: ListFilters): Listing => {
    const at = location === undefined ? undefined : (registry.find(location) ?? NO_NUMBER)
    const rowAt = (n: number): Step | undefined => {
      const row = rowOf(one, n)
      return row === undefined ? undefined : stepOf(row)
    }
    function* walk(after: ListKey | undefined): Generator<Step> {
      const [name = prefix, other = ''] = (after ?? []) as readonly string[]
      let second: SqlValue = after === undefined ? null : byId ? uuidBytes(other) : other
      for (let first: SqlValue = name; ;) {
        const rows = rowsOf(inOrder, first, second, prefix === '' ? LAST_CHARACTER : prefix, LAST_CHARACTER)
        yield* rows.map(stepOf)
        if (rows.length < STEP) return
        ;[, first, second] = rows.at(-1) as [SqlValue, SqlValue, SqlValue]
      }
    }
    return {
      compare: compareKeys(parts),
      walk,
      candidateSets: at === undefined ? [] : [(most) => rowsOf(located, at, most).map(([n]) => n as number)],
      entryOf: (n) => {
        const found = rowAt(n)
        return found === undefined ? undefined : { n, key: found.key }
      },
      fits(n) {
        const [name = '', other = ''] = (rowAt(n)?.key ?? []) as readonly string[]
        if (!name.startsWith(prefix) || (type !== undefined && other !== type)) return false
        return at === undefined || rowOf(isLocated, n, at) !== undefined
      },
    }
  }
}
