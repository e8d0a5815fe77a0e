import type { DatabaseSync } from 'node:sqlite'

import type { NodeRow } from '../../domain/graph-rows.ts'
import { NODES, type NodeLabel, type Props } from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import type { Put } from '../../domain/merge-protocol.ts'
import type { SqlValue } from './cell.ts'
import type { ChangePublisher } from './change-ring.ts'
import { NODE_LAYOUTS, THING_CODES, type Place } from './layout.ts'
import { foldName, reverseName } from './name-keys.ts'
import { decodeProps, encodeDifference, encodeProps } from './props-codec.ts'
import type { Registry } from './registry.ts'
import { openRowTable, prepareRows, rowOf } from './row-table.ts'

/** The nodes as one connection sees them. Only the writer's connection may write. */
export interface NodeTables {
  get(label: NodeLabel, id: Id): NodeRow | undefined
  getByNumber(label: NodeLabel, n: number): NodeRow | undefined
  /** Decodes a row of `nodeColumns`. */
  decode(label: NodeLabel, row: readonly SqlValue[]): NodeRow
  put(row: Put<NodeRow>): void
  drop(label: NodeLabel, id: Id): void
}

/** Per table: the indexed columns for properties. An update does not touch them. */
const KEYS: { readonly [table: string]: readonly string[] } = {
  dataset: ['namespace', 'name'],
  job: ['namespace', 'name'],
  run: ['job', 'started_at'],
  operation: ['job', 'started_at'],
  thing: ['name'],
  edit: ['subject', 'who', 'first_seen'],
}

/** Readers cache nodes with these labels. */
const CACHED_BY_READERS: ReadonlySet<NodeLabel> = new Set<NodeLabel>(['Dataset', 'Job', 'Column'])

/** The columns of a label's nodes: number, properties, rest. */
export function nodeColumns(label: NodeLabel): string {
  return ['n', ...NODE_LAYOUTS[label].places.map((place) => place.column), 'rest'].join(', ')
}

/** An SQL condition for the rows of a label within its table. */
export function nodeCondition(label: NodeLabel): string {
  const code = THING_CODES[label]
  return code === undefined ? 'TRUE' : `label = ${code}`
}

export function openNodeTables(db: DatabaseSync, registry: Registry, changes: ChangePublisher): NodeTables {
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

function openLabel(db: DatabaseSync, registry: Registry, label: NodeLabel, changes: ChangePublisher) {
  const { table, places } = NODE_LAYOUTS[label]
  const code = THING_CODES[label]
  const isCached = CACHED_BY_READERS.has(label)
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
      if (isCached) changes.add(n)
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
      if (isCached) changes.add(n)
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
