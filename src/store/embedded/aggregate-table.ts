import type { DatabaseSync } from 'node:sqlite'

import type { Id } from '../../domain/ids.ts'
import {
  AGGREGATE_SLOTS,
  type AggregateRow,
  type AggregateSlot,
  type Touching,
} from '../../domain/merge-protocol.ts'
import type { Instant } from '../../domain/time.ts'
import type { BodyCodec } from './body-codec.ts'
import type { SqlValue } from './cell.ts'
import type { History } from './history.ts'
import { everyRange, rangeOf } from './number-ranges.ts'
import type { Registry } from './registry.ts'
import { openRowTable, prepareRows, rowOf, rowsOf } from './row-table.ts'
import { openTouching } from './touching.ts'
import { uuidBytes } from './uuid-bytes.ts'

/** The aggregates as one connection sees them. Only the writer's connection may write. */
export interface AggregateTable {
  get(id: Id): AggregateRow | undefined
  /** All aggregates whose slot has this key, ordered by id. */
  by(slot: AggregateSlot, key: Id): readonly AggregateRow[]
  /** The declarations of a subject just before and just after (at, id). */
  neighbours(
    subject: Id,
    at: Instant,
    id: Id,
  ): { readonly before?: AggregateRow; readonly after?: AggregateRow }
  /** See Needs.touching; ordered by id. */
  touching(request: Touching): readonly AggregateRow[]
  /** Decodes a row of `AGGREGATE_COLUMNS`. */
  decode(row: readonly SqlValue[]): AggregateRow
  put(row: AggregateRow, created: boolean): void
  drop(id: Id): void
  /** Stores the aggregate with number `n` again, without a pattern. */
  storeWithoutPattern(n: number): void
}

const SLOT_COLUMNS: { readonly [S in AggregateSlot]: string } = {
  run: 'run',
  parent: 'parent',
  root: 'root',
  job: 'job',
  parentJob: 'parent_job',
  rootJob: 'root_job',
  subject: 'subject',
}
const KEYS = ['n', ...AGGREGATE_SLOTS.map((slot) => SLOT_COLUMNS[slot]), 'at']
export const AGGREGATE_COLUMNS = ['body', 'pattern', ...KEYS].map((column) => `a.${column}`).join(', ')

/** The index by job is divided into ranges of numbers, so that new entries are next to each other. Each range costs one seek. */
const selectBy = (slot: AggregateSlot, select: string): string =>
  slot === 'job'
    ? `${everyRange('n', 'aggregate')}
       ${select.replace('FROM aggregate a', 'FROM range CROSS JOIN aggregate a INDEXED BY aggregate_job')}
       WHERE ${rangeOf('a.n')} = r AND a.job = ?`
    : `${select} WHERE a.${SLOT_COLUMNS[slot]} = ?`

export function openAggregateTable(
  db: DatabaseSync,
  registry: Registry,
  codec: BodyCodec,
  history: History,
): AggregateTable {
  const rows = openRowTable(db, 'aggregate', {
    primary: ['n'],
    indexed: KEYS.slice(1),
    values: ['body', 'pattern'],
  })
  const select = `SELECT ${AGGREGATE_COLUMNS} FROM aggregate a`
  const reading = prepareRows(db, `${select} WHERE a.n = ?`)
  const dropping = db.prepare('DELETE FROM aggregate WHERE n = ?')
  const storing = db.prepare('UPDATE aggregate SET body = ?, pattern = ? WHERE n = ?')
  const bySlot = new Map(AGGREGATE_SLOTS.map((slot) => [slot, prepareRows(db, selectBy(slot, select))]))
  const named = `${select} JOIN id i ON i.n = a.n WHERE a.subject = ?1`
  const before = prepareRows(
    db,
    `${named} AND a.at <= ?2 AND (a.at < ?2 OR i.uuid < ?3) ORDER BY a.at DESC, i.uuid DESC LIMIT 1`,
  )
  const after = prepareRows(
    db,
    `${named} AND a.at >= ?2 AND (a.at > ?2 OR i.uuid > ?3) ORDER BY a.at, i.uuid LIMIT 1`,
  )
  const touchedBy = openTouching(db, registry, history)

  const decode = (row: readonly SqlValue[]): AggregateRow => {
    const slots: { [S in AggregateSlot]?: Id } = {}
    AGGREGATE_SLOTS.forEach((slot, i) => {
      const n = row[3 + i]
      if (typeof n === 'number') slots[slot] = registry.id(n)
    })
    const at = row[3 + AGGREGATE_SLOTS.length]
    return {
      id: registry.id(row[2] as number),
      body: codec.decode(row[0]!, row[1] as number | null),
      ...slots,
      ...(typeof at === 'number' && { at }),
    }
  }
  const inOrder = (found: readonly (readonly SqlValue[])[]): readonly AggregateRow[] =>
    found.map(decode).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

  return {
    decode,
    get(id) {
      const n = registry.find(id)
      const row = n === undefined ? undefined : rowOf(reading, n)
      return row === undefined ? undefined : decode(row)
    },
    by(slot, key) {
      const n = registry.find(key)
      return n === undefined ? [] : inOrder(rowsOf(bySlot.get(slot)!, n))
    },
    neighbours(subject, at, id) {
      const n = registry.find(subject)
      if (n === undefined) return {}
      const previous = rowOf(before, n, at, uuidBytes(id))
      const next = rowOf(after, n, at, uuidBytes(id))
      return {
        ...(previous !== undefined && { before: decode(previous) }),
        ...(next !== undefined && { after: decode(next) }),
      }
    },
    touching(request) {
      const found: (readonly SqlValue[])[] = []
      for (const n of touchedBy(request)) {
        const row = rowOf(reading, n)
        if (row !== undefined) found.push(row)
      }
      return inOrder(found)
    },
    put(row, created) {
      const slots = AGGREGATE_SLOTS.map((slot) => {
        const id = row[slot]
        return id === undefined ? null : registry.intern(id)
      })
      const n = registry.intern(row.id)
      const job = slots[AGGREGATE_SLOTS.indexOf('job')]!
      rows.put([n, ...slots, row.at ?? null, ...codec.encode(n, job, row.body)], created)
    },
    drop(id) {
      const n = registry.find(id)
      if (n !== undefined) dropping.run(n)
    },
    storeWithoutPattern(n) {
      const row = rowOf(reading, n)
      if (row !== undefined)
        storing.run(...codec.encodeWithoutPattern(codec.decode(row[0]!, row[1] as number | null)), n)
    },
  }
}
