import type { DatabaseSync } from 'node:sqlite'

import type { NodeRow } from '../../domain/graph-rows.ts'
import { NODES, type NodeLabel, type Props } from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import type { Put } from '../../domain/merge-protocol.ts'
import type { SqlValue } from './cell.ts'
import type { ChangeNotes } from './changed-numbers.ts'
import { NODE_LAYOUTS, THING_CODES, type Place } from './layout.ts'
import { foldName, reverseName } from './name-keys.ts'
import { decodeProps, encodeDifference, encodeProps } from './props-codec.ts'
import type { Registry } from './registry.ts'
import { openRowTable, prepareRows, rowOf } from './row-table.ts'

/** The nodes of a connection, by label and id. Writing is for the writer's connection alone. */
export interface NodeTables {
  get(label: NodeLabel, id: Id): NodeRow | undefined
  getByNumber(label: NodeLabel, n: number): NodeRow | undefined
  /** The node in a row of its columns as `nodeColumns` lists them, the number first. */
  decode(label: NodeLabel, row: readonly SqlValue[]): NodeRow
  put(row: Put<NodeRow>): void
  drop(label: NodeLabel, id: Id): void
}

/** The indexed columns that hold properties: an update leaves them alone. */
const KEYS: { readonly [table: string]: readonly string[] } = {
  dataset: ['namespace', 'name'],
  job: ['namespace', 'name'],
  run: ['job', 'started_at'],
  operation: ['job', 'started_at'],
  thing: ['name'],
  edit: ['subject', 'who', 'first_seen'],
}

/** Readers remember rows of these. */
const REMEMBERED: ReadonlySet<NodeLabel> = new Set<NodeLabel>(['Dataset', 'Job', 'Column'])

/** The columns to read of a label's nodes: number, properties, rest. */
export function nodeColumns(label: NodeLabel): string {
  return ['n', ...NODE_LAYOUTS[label].places.map((place) => place.column), 'rest'].join(', ')
}

/** The condition that tells a label's rows from others of the same table. */
export function nodeCondition(label: NodeLabel): string {
  const code = THING_CODES[label]
  return code === undefined ? 'TRUE' : `label = ${code}`
}

export function openNodeTables(db: DatabaseSync, registry: Registry, changes: ChangeNotes): NodeTables {
  const tables = new Map<NodeLabel, ReturnType<typeof openLabel>>()
  for (const label of Object.keys(NODES) as NodeLabel[])
    tables.set(label, openLabel(db, registry, label, changes))
  const of = (label: NodeLabel) => tables.get(label)!
  return {
    get(label, id) {
      const n = registry.find(id)
      return n === undefined ? undefined : of(label).read(n)
    },
    getByNumber: (label, n) => of(label).read(n),
    decode: (label, row) => of(label).decode(row),
    put: (row) => of(row.label).put(row),
    drop(label, id) {
      const n = registry.find(id)
      if (n !== undefined) of(label).drop(n)
    },
  }
}

function openLabel(db: DatabaseSync, registry: Registry, label: NodeLabel, changes: ChangeNotes) {
  const { table, places } = NODE_LAYOUTS[label]
  const code = THING_CODES[label]
  const isRemembered = REMEMBERED.has(label)
  const isNamed = table === 'dataset' || table === 'job'
  const keyed = new Set(KEYS[table] ?? [])
  const isKey = (place: Place): boolean => keyed.has(place.column)
  const keyPlaces = places.map((place, i) => ({ place, i })).filter(({ place }) => isKey(place))
  const valuePlaces = places.map((place, i) => ({ place, i })).filter(({ place }) => !isKey(place))
  const rows = openRowTable(db, table, {
    primary: ['n'],
    indexed: [
      ...(code === undefined ? [] : ['label']),
      ...keyPlaces.map(({ place }) => place.column),
      ...(isNamed ? ['folded', 'reversed'] : []),
    ],
    values: [...valuePlaces.map(({ place }) => place.column), 'rest'],
  })
  const split = {
    indexed: keyPlaces.map(({ place }) => place),
    values: valuePlaces.map(({ place }) => place),
  }
  const where = `n = ? AND ${nodeCondition(label)}`
  const reading = prepareRows(db, `SELECT ${nodeColumns(label)} FROM ${table} WHERE ${where}`)
  const dropping = db.prepare(`DELETE FROM ${table} WHERE ${where}`)

  const decode = (row: readonly SqlValue[]): NodeRow => ({
    label,
    id: registry.id(row[0] as number),
    props: decodeProps(row, 1, places, registry),
  })
  return {
    decode,
    read(n: number): NodeRow | undefined {
      const row = rowOf(reading, n)
      return row === undefined ? undefined : decode(row)
    },
    put(row: Put<NodeRow>): void {
      const { created, former } = row
      const n = registry.intern(row.id)
      if (isRemembered) changes.add(n)
      const difference = former && encodeDifference(former, row.props, split, registry)
      if (difference !== undefined) {
        rows.set([n], difference.which, difference.values)
        return
      }
      const values = encodeProps(row.props, places, registry)
      const all: SqlValue[] = [n]
      if (code !== undefined) all.push(code)
      for (const { i } of keyPlaces) all.push(values[i]!)
      if (isNamed) all.push(...searchKeys(row.props))
      for (const { i } of valuePlaces) all.push(values[i]!)
      all.push(values[places.length]!)
      rows.put(all, created)
    },
    drop(n: number): void {
      if (isRemembered) changes.add(n)
      dropping.run(n)
    },
  }
}

function searchKeys(props: Props): SqlValue[] {
  const name = props.name
  if (typeof name !== 'string' || !name.isWellFormed()) return [null, null]
  const folded = foldName(name)
  return [folded === name ? null : folded, reverseName(name)]
}
