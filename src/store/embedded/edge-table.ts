import type { DatabaseSync } from 'node:sqlite'

import type { EdgeKey, EdgeRow } from '../../domain/graph-rows.ts'
import type { EdgeType, Props } from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import type { Put } from '../../domain/merge-protocol.ts'
import { propsWithout } from '../../domain/merge/props.ts'
import type { SqlValue } from './cell.ts'
import type { ChangePublisher } from './change-ring.ts'
import { edgeCodeOf, edgeKindOf, edgeKindsOfType, BY_FINISH, BY_RANGE, OF_RUNS } from './edge-kind.ts'
import { EDGE_LAYOUTS, type Layout } from './layout.ts'
import { decodeProps, encodeDifference, encodeProps } from './props-codec.ts'
import type { History } from './history.ts'
import { everyRange, rangeOf } from './number-ranges.ts'
import type { Registry } from './registry.ts'
import { openRowTable, prepareRows, rowOf, rowsOf } from './row-table.ts'
import { uuidBytes, uuidText } from './uuid-bytes.ts'

export type RollupType = 'DERIVED_FROM' | 'READS' | 'WRITES'

/** The edges as one connection sees them. Only the writer's connection may write. */
export interface EdgeTables {
  get(key: EdgeKey): EdgeRow | undefined
  /** All edges of a type at a node, ordered by id. */
  at(type: EdgeType, end: 'from' | 'to', id: Id): readonly EdgeRow[]
  /** The roll-ups of a type with this dataset as a member, or of this job, ordered by id. */
  rollupsOf(type: RollupType, memberOrJob: Id): readonly EdgeRow[]
  /** Decodes a row of `edgeColumns`. */
  decode(type: EdgeType, row: readonly SqlValue[]): EdgeRow
  put(row: Put<EdgeRow>): void
  drop(row: EdgeRow): void
}

/** Readers cache adjacency by edges of these types. */
const CACHED_BY_READERS: ReadonlySet<EdgeType> = new Set<EdgeType>(['DERIVED_FROM', 'ALIAS_OF', 'PART_OF'])

const ENDS = ['uuid', 'kind', 'start', 'finish']
/** Per table: the columns that identify a row or are indexed. */
const KEYS: { readonly [table: string]: readonly string[] } = {
  edge: ENDS,
  interaction: [...ENDS, 'job', 'started_at', 'lasting'],
  rollup: [...ENDS, 'member', 'source_member'],
}
/** In `interaction.dataset`: the dataset is the end of the edge. No UUID has the number 0. */
const SAME_AS_END = 0

/** The columns of a type's edges: id, kind, ends, properties, rest. */
export function edgeColumns(type: EdgeType): string {
  return [...ENDS, ...EDGE_LAYOUTS[type].places.map((place) => place.column), 'rest'].join(', ')
}

/** The codes of a type's kinds, as an SQL list. */
export function kindList(type: EdgeType): string {
  return `(${edgeKindsOfType(type)
    .map((kind) => kind.code)
    .join(', ')})`
}

export function openEdgeTables(
  db: DatabaseSync,
  registry: Registry,
  history: History,
  changes: ChangePublisher,
): EdgeTables {
  const tables = new Map<EdgeType, ReturnType<typeof openType>>()
  for (const type of Object.keys(EDGE_LAYOUTS) as EdgeType[])
    tables.set(type, openType(db, registry, history, changes, type))
  const of = (type: EdgeType) => tables.get(type)!
  const rollups = new Map(
    (['DERIVED_FROM', 'READS', 'WRITES'] as const).map((type) => {
      const ofMember = prepareRows(
        db,
        `SELECT ${edgeColumns(type)} FROM rollup
          WHERE (member = ?1 OR ${type === 'DERIVED_FROM' ? 'source_member = ?1 OR job' : 'start'} = ?1)
            AND kind IN ${kindList(type)}`,
      )
      return [type, (n: number) => rowsOf(ofMember, n).map(of(type).decode).sort(byIdText)]
    }),
  )
  return {
    get: (key) => of(key.type).get(key),
    at: (type, end, id) => of(type).at(end, id),
    rollupsOf(type, memberOrJob) {
      const n = registry.find(memberOrJob)
      return n === undefined ? [] : rollups.get(type)!(n)
    },
    decode: (type, row) => of(type).decode(row),
    put: (row) => of(row.type).put(row),
    drop: (row) => of(row.type).drop(row),
  }
}

function openType(
  db: DatabaseSync,
  registry: Registry,
  history: History,
  changes: ChangePublisher,
  type: EdgeType,
) {
  const layout = EDGE_LAYOUTS[type]
  const { table, places } = layout
  const publisher = CACHED_BY_READERS.has(type) ? changes : undefined
  const writer = openWriter(db, registry, layout, history, publisher)
  const select = `SELECT ${edgeColumns(type)} FROM ${table}`
  const kinds = kindList(type)
  // The start of a roll-up can change, so its primary key is its id. The key of other edges begins with their start.
  const byId = prepareRows(db, `${select} WHERE uuid = ? AND kind IN ${kinds}`)
  const byStart = prepareRows(db, `${select} WHERE start = ? AND kind IN ${kinds}`)
  const byFinish = prepareRows(
    db,
    `${select} WHERE finish = ? AND kind IN ${kinds}${table === 'edge' ? ` AND ${BY_FINISH}` : ''}`,
  )
  const ofRuns = edgeKindsOfType(type)
    .filter(({ code }) => OF_RUNS.has(code))
    .map(({ code, to }) => {
      const isJob = to === 'Job' ? 'EXISTS (SELECT 1 FROM job WHERE n = ?1)' : 'TRUE'
      return prepareRows(
        db,
        `${everyRange('start', 'edge', isJob)}
         SELECT ${edgeColumns(type)} FROM range CROSS JOIN edge INDEXED BY edge_of_runs
          WHERE ${rangeOf('start')} = r AND kind = ${String(code)} AND ${BY_RANGE} AND finish = ?1`,
      )
    })
  const inWeek =
    table === 'interaction'
      ? prepareRows(
          db,
          `${select} INDEXED BY interaction_week WHERE finish = ? AND kind = ? AND job IS ? AND week = ?`,
        )
      : undefined
  const interactionsWith = (dataset: number): readonly SqlValue[][] =>
    edgeKindsOfType(type).flatMap(({ code }) =>
      history
        .of(dataset, code)
        .flatMap(({ job, firstWeek, lastWeek }) =>
          [...history.weeks(firstWeek, lastWeek)].flatMap((week) =>
            rowsOf(inWeek!, dataset, code, job, week),
          ),
        ),
    )
  const datasetAt = ENDS.length + places.findIndex((place) => place.prop === 'datasetId')
  const dropping = db.prepare(`DELETE FROM ${table} WHERE start = ? AND kind = ? AND finish = ? AND uuid = ?`)

  const decode = (row: readonly SqlValue[]): EdgeRow => {
    const kind = edgeKindOf(row[1] as number)
    const atEnd = datasetAt >= ENDS.length && row[datasetAt] === SAME_AS_END
    const values = atEnd ? row.with(datasetAt, row[3]!) : row
    const props = decodeProps(values, ENDS.length, places, registry)
    return {
      type,
      id: uuidText(row[0] as Uint8Array),
      fromLabel: kind.from,
      from: registry.id(row[2] as number),
      toLabel: kind.to,
      to: registry.id(row[3] as number),
      props: kind.isDeleted === true ? { ...props, deleted: true } : props,
    }
  }
  return {
    decode,
    get(key: EdgeKey): EdgeRow | undefined {
      if (table === 'rollup' || key.from === undefined) {
        const found = rowsOf(byId, uuidBytes(key.id))[0]
        return found === undefined ? undefined : decode(found)
      }
      const start = registry.find(key.from)
      if (start === undefined) return undefined
      for (const row of rowsOf(byStart, start))
        if (uuidText(row[0] as Uint8Array) === key.id) return decode(row)
      return undefined
    },
    at(end: 'from' | 'to', id: Id): readonly EdgeRow[] {
      const n = registry.find(id)
      if (n === undefined) return []
      const rows =
        end === 'from'
          ? rowsOf(byStart, n)
          : table === 'interaction'
            ? interactionsWith(n)
            : [...rowsOf(byFinish, n), ...ofRuns.flatMap((statement) => rowsOf(statement, n))]
      return rows.map(decode).sort(byIdText)
    },
    put: writer,
    drop(row: EdgeRow): void {
      const start = registry.find(row.from)
      const finish = registry.find(row.to)
      if (start === undefined || finish === undefined) return
      publisher?.add(start)
      publisher?.add(finish)
      dropping.run(start, edgeCodeOf(row), finish, uuidBytes(row.id))
    },
  }
}

function openWriter(
  db: DatabaseSync,
  registry: Registry,
  { table, places }: Layout,
  history: History,
  changes: ChangePublisher | undefined,
) {
  // An update can change the ends of a roll-up. Readers have to know of the former ends too.
  const formerEnds =
    table === 'rollup' && changes !== undefined
      ? prepareRows(db, 'SELECT start, finish FROM rollup WHERE uuid = ?')
      : undefined
  const keyed = new Set(KEYS[table])
  // The primary key of a roll-up is its id, that of other edges begins with their start.
  const primary = table === 'rollup' ? ['uuid'] : ENDS
  const all = places.map((place, i) => ({ column: place.column, i }))
  const keyPlaces = all.filter(({ column }) => keyed.has(column))
  const valuePlaces = all.filter(({ column }) => !keyed.has(column))
  const rows = openRowTable(db, table, {
    primary,
    indexed: [...ENDS.slice(primary.length), ...keyPlaces.map(({ column }) => column)],
    values: [...valuePlaces.map(({ column }) => column), 'rest'],
  })
  const split = {
    indexed: keyPlaces.map(({ i }) => places[i]!),
    values: valuePlaces.map(({ i }) => places[i]!),
  }
  const order = [...keyPlaces.map(({ i }) => i), ...valuePlaces.map(({ i }) => i), places.length]
  const placeOf = (prop: string): number => places.findIndex((place) => place.prop === prop)
  // Only interactions have these.
  const [dataset, job, startedAt] = [placeOf('datasetId'), placeOf('jobId'), placeOf('startedAt')]
  const endsOf = (row: EdgeRow): SqlValue[] => [
    uuidBytes(row.id),
    edgeCodeOf(row),
    registry.intern(row.from),
    registry.intern(row.to),
  ]
  return (row: Put<EdgeRow>): void => {
    const { created, former } = row
    // The kind says whether a roll-up is deleted. If this changes, the row is dropped and added again.
    const props = undeleted(row.props)
    const difference =
      former && former.deleted === row.props.deleted
        ? encodeDifference(undeleted(former), props, split, registry)
        : undefined
    // Readers do not cache PART_OF of runs and operations.
    if (changes !== undefined && (row.type !== 'PART_OF' || row.fromLabel === 'Column')) {
      changes.add(registry.intern(row.from))
      changes.add(registry.intern(row.to))
      if (!created && difference === undefined && formerEnds !== undefined)
        for (const n of rowOf(formerEnds, uuidBytes(row.id)) ?? []) changes.add(n as number)
    }
    if (difference !== undefined) {
      const key = primary === ENDS ? endsOf(row) : [uuidBytes(row.id)]
      rows.set(key, difference.which, difference.values)
      return
    }
    const values = encodeProps(props, places, registry)
    const all = endsOf(row)
    if (dataset >= 0 && values[dataset] === all[3]) values[dataset] = SAME_AS_END
    if (dataset >= 0)
      history.note(
        all[3] as number,
        all[1] as number,
        values[job] as number | null,
        values[startedAt] as number | null,
      )
    for (let k = 0; k < order.length; k++) all.push(values[order[k]!]!)
    rows.put(all, created)
  }
}

const undeleted = (props: Props): Props => (props.deleted === true ? propsWithout(props, 'deleted') : props)

const byIdText = (a: EdgeRow, b: EdgeRow): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
